"""stub"""
def find(story, article):
    return ()
