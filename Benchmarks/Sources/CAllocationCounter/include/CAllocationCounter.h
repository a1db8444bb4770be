#pragma once

/// How many blocks this thread has allocated so far; always 0 where counting is not supported.
unsigned long allocation_count(void);

/// Counts blocks that another thread has allocated for this one.
void allocation_count_add(unsigned long number);

/// Whether allocations are counted on this platform.
int allocation_counting_is_supported(void);
