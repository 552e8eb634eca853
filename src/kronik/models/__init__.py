"""Small trained weights, each with its card: data, licence, score, and how to make it again."""
