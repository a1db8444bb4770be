#pragma once
#include <stddef.h>
#include <stdint.h>

/// Runs libFuzzer with the program's arguments until it has done its runs or found a crash.
int fuzz(int argc, char **argv, int (*target)(const uint8_t *bytes, size_t count));
