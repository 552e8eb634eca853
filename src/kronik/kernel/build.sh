#!/bin/sh
# Builds the kernel: sh build.sh OUT. Wants clang and lld; Debian 12's (14.0.6) give the bytes of kernel.wasm.
set -eu
cd "$(dirname "$0")"
"${CLANG:-clang}" --target=wasm32 -std=c17 -Os -flto -ffreestanding -nostdlib -msimd128 -mbulk-memory \
  -Wall -Wextra -Werror -Wl,--no-entry -Wl,--strip-all -Wl,-z,stack-size=262144 -o "$1" ./*.c
