#include "CAllocationCounter.h"

#if defined(__linux__)
#include <errno.h>
#include <stddef.h>
#endif

#if defined(__GLIBC__)

// A program's own malloc takes the place of glibc's, which stays reachable under these names.
extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t count, size_t size);
extern void *__libc_realloc(void *block, size_t size);
extern void *__libc_memalign(size_t alignment, size_t size);
extern void __libc_free(void *block);

static _Thread_local unsigned long count;

void *malloc(size_t size) {
  count++;
  return __libc_malloc(size);
}

void *calloc(size_t number, size_t size) {
  count++;
  return __libc_calloc(number, size);
}

void *realloc(void *block, size_t size) {
  count++;
  return __libc_realloc(block, size);
}

void *memalign(size_t alignment, size_t size) {
  count++;
  return __libc_memalign(alignment, size);
}

void *aligned_alloc(size_t alignment, size_t size) {
  count++;
  return __libc_memalign(alignment, size);
}

int posix_memalign(void **block, size_t alignment, size_t size) {
  count++;
  void *made = __libc_memalign(alignment, size);
  if (!made) return ENOMEM;
  *block = made;
  return 0;
}

void free(void *block) { __libc_free(block); }

unsigned long allocation_count(void) { return count; }
void allocation_count_add(unsigned long number) { count += number; }
int allocation_counting_is_supported(void) { return 1; }

#else

unsigned long allocation_count(void) { return 0; }
void allocation_count_add(unsigned long number) { (void)number; }
int allocation_counting_is_supported(void) { return 0; }

#endif
