// What Linux and its C library have and Swift's headers do not.
#pragma once

#include <malloc.h>
#include <sys/vfs.h>

// renameat2(2): a rename that replaces nothing. Declared by stdio.h for some feature macros alone.
extern int renameat2(
    int old_folder, const char *old_name, int new_folder, const char *new_name, unsigned int flags);

// The number of the kind of file system that an open file is on (statfs(2)); 0 when it is not known.
static inline unsigned int kind_of_file_system(int descriptor) {
  struct statfs status;
  return fstatfs(descriptor, &status) == 0 ? (unsigned int)status.f_type : 0;
}

// Lets all threads take memory from one pool (mallopt(3)): what one of them gives back, any other may take.
static inline void share_memory_of_threads(void) { mallopt(M_ARENA_MAX, 1); }
