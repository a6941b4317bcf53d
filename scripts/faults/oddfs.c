/* File systems as they are: put before the C library (LD_PRELOAD), it answers calls below one folder as file systems
 * that lack something do. scripts/faults/oddities.py says what for; nothing else uses it.
 *
 *   ODDFS_ROOT    the folder, without links in its path; nothing else is touched
 *   ODDFS         words, with commas: see enum below
 *   ODDFS_AT      the number of the call from which, or at which, stale and quota fail
 *   ODDFS_BOOT    a file in place of /proc/sys/kernel/random/boot_id: another machine
 *   ODDFS_CLOCK   how many times faster the monotonic clock goes
 *   ODDFS_LIMIT   after so many calls below the folder the process ends with 99: it would go on for ever
 *   ODDFS_LOG     a file that gets "trained NAME" for each record that is published, and "calls NUMBER" at the end
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <time.h>
#include <unistd.h>

enum {
  no_links = 1,         /* hard links: EPERM, as on SMB, exFAT and vboxsf */
  no_noreplace = 2,     /* renameat2 with flags: EINVAL, as on vboxsf and some FUSE */
  no_folder_sync = 4,   /* fsync of a folder: EINVAL */
  no_link_counts = 8,   /* st_nlink is 0 */
  changing_numbers = 16, /* st_ino is another one at every call */
  no_locks = 32,        /* flock: ENOLCK */
  local_locks = 64,     /* flock always succeeds: others are on other machines */
  remote = 128,         /* statfs says NFS */
  stale = 256,          /* the call number ODDFS_AT: ESTALE */
  quota = 512,          /* writes from the call number ODDFS_AT on: EDQUOT */
  delayed = 1024,       /* what others made is not found at the first two looks, though it is there */
};
static const char *const words[] = {
    "no-links", "no-noreplace", "no-folder-sync", "no-link-counts", "changing-numbers", "no-locks",
    "local-locks", "remote", "stale", "quota", "delayed",
};

static unsigned modes;
static char root[PATH_MAX];
static size_t root_length;
static long at, limit;
static double speed = 1;
static atomic_long calls, numbers;
static struct timespec begin;

#define REAL(name) ((__typeof__(&name))real(#name))
static void *real(const char *name) {
  void *found = dlsym(RTLD_NEXT, name);
  if (!found) _exit(98);
  return found;
}

__attribute__((constructor)) static void start(void) {
  const char *text = getenv("ODDFS");
  char copy[400];
  snprintf(copy, sizeof copy, "%s", text ? text : "");
  for (char *rest = copy, *word; (word = strsep(&rest, ","));)
    for (unsigned i = 0; i < sizeof words / sizeof *words; i++)
      if (!strcmp(word, words[i])) modes |= 1u << i;
  snprintf(root, sizeof root, "%s", getenv("ODDFS_ROOT") ? getenv("ODDFS_ROOT") : "");
  root_length = strlen(root);
  at = getenv("ODDFS_AT") ? atol(getenv("ODDFS_AT")) : 0;
  limit = getenv("ODDFS_LIMIT") ? atol(getenv("ODDFS_LIMIT")) : 0;
  if (getenv("ODDFS_CLOCK")) speed = atof(getenv("ODDFS_CLOCK"));
  REAL(clock_gettime)(CLOCK_MONOTONIC, &begin);
}

static void note(const char *word, const char *rest) {
  const char *path = getenv("ODDFS_LOG");
  char line[PATH_MAX + 40];
  if (!path) return;
  int length = snprintf(line, sizeof line, "%s %s\n", word, rest);
  int file = REAL(open)(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0666);
  if (file < 0) return;
  if (REAL(write)(file, line, (size_t)length) < 0) _exit(97);
  close(file);
}

__attribute__((destructor)) static void end(void) {
  char text[40];
  snprintf(text, sizeof text, "%ld", (long)calls);
  note("calls", text);
}

/* The path of a name in an open folder; whether it is below the folder. */
static int below(int folder, const char *name, char *path) {
  if (!root_length) return 0;
  path[0] = 0;
  if (name[0] != '/') {
    char link[40];
    ssize_t length;
    if (folder == AT_FDCWD) snprintf(link, sizeof link, "/proc/self/cwd");
    else snprintf(link, sizeof link, "/proc/self/fd/%d", folder);
    length = readlink(link, path, PATH_MAX - 1);
    if (length < 0) return 0;
    path[length] = 0;
  }
  size_t used = strlen(path);
  if (name[0]) snprintf(path + used, PATH_MAX - used, "%s%s", used ? "/" : "", name);
  for (used = strlen(path); used > 1 && path[used - 1] == '/'; used--) path[used - 1] = 0;
  return !strncmp(path, root, root_length) && (path[root_length] == '/' || !path[root_length]);
}

/* A call below the folder: counted, and whether it fails with ESTALE. */
static int counted(int is_write) {
  long number = ++calls;
  if (limit && number > limit) {
    const char text[] = "oddfs: more calls than the limit\n";
    if (REAL(write)(2, text, sizeof text - 1) < 0) _exit(97);
    _exit(99);
  }
  if (modes & stale && number == at) {
    errno = ESTALE;
    return 1;
  }
  if (is_write && modes & quota && number >= at) {
    errno = EDQUOT;
    return 1;
  }
  return 0;
}

static int open_file_fails(int file, int is_write) {
  char path[PATH_MAX];
  return below(file, "", path) && counted(is_write);
}

/* What is not found yet: each path has a number in a table, without locks, as a lost count does no harm. */
static unsigned char looks[1 << 16];
static unsigned char *look(const char *path) {
  unsigned hash = 2166136261u;
  for (; *path; path++) hash = (hash ^ (unsigned char)*path) * 16777619u;
  return &looks[(hash ^ hash >> 16) & 0xffff];
}
static void made(int folder, const char *name) {
  char path[PATH_MAX];
  if (below(folder, name, path)) *look(path) = 2;
}
static int hidden(const char *path) {
  struct stat status;
  /* Neither the folder itself, nor temporary files. */
  if (!(modes & delayed) || !strcmp(path, root) || strstr(path, "/.")) return 0;
  if (REAL(fstatat)(AT_FDCWD, path, &status, AT_SYMLINK_NOFOLLOW) != 0 || *look(path) >= 2) return 0;
  ++*look(path);
  errno = ENOENT;
  return 1;
}

static int lookup_fails(int folder, const char *name) {
  char path[PATH_MAX];
  return below(folder, name, path) && (counted(0) || hidden(path));
}

static int opened(int folder, const char *name, int flags, mode_t mode) {
  char path[PATH_MAX];
  if (!strcmp(name, "/proc/sys/kernel/random/boot_id") && getenv("ODDFS_BOOT"))
    name = getenv("ODDFS_BOOT");
  int is_ours = below(folder, name, path);
  if (is_ours && (counted(0) || (!(flags & O_CREAT) && hidden(path)))) return -1;
  int file = REAL(openat)(folder, name, flags, mode);
  if (is_ours && file >= 0 && flags & O_CREAT) *look(path) = 2;
  return file;
}

#define OPEN(function, parameters, folder) \
  int function parameters { \
    mode_t mode = 0; \
    if (flags & O_CREAT) { \
      va_list rest; \
      va_start(rest, flags); \
      mode = va_arg(rest, mode_t); \
      va_end(rest); \
    } \
    return opened(folder, name, flags, mode); \
  }
OPEN(open, (const char *name, int flags, ...), AT_FDCWD)
OPEN(open64, (const char *name, int flags, ...), AT_FDCWD)
OPEN(openat, (int folder, const char *name, int flags, ...), folder)
OPEN(openat64, (int folder, const char *name, int flags, ...), folder)

int linkat(int folder, const char *name, int to, const char *new_name, int flags) {
  char path[PATH_MAX];
  if (below(to, new_name, path)) {
    size_t length = strlen(path);
    if (length > 4 && !strcmp(path + length - 4, ".run") && !strstr(path, "/quarantine/"))
      note("trained", path);
    if (counted(0)) return -1;
    if (modes & no_links) {
      errno = EPERM;
      return -1;
    }
  }
  int status = REAL(linkat)(folder, name, to, new_name, flags);
  if (status == 0) made(to, new_name);
  return status;
}

int renameat2(int folder, const char *name, int to, const char *new_name, unsigned flags) {
  char path[PATH_MAX];
  if (below(to, new_name, path)) {
    if (counted(0)) return -1;
    if (flags && modes & no_noreplace) {
      errno = EINVAL;
      return -1;
    }
  }
  int status = REAL(renameat2)(folder, name, to, new_name, flags);
  if (status == 0) made(to, new_name);
  return status;
}
int renameat(int folder, const char *name, int to, const char *new_name) {
  return renameat2(folder, name, to, new_name, 0);
}
int rename(const char *name, const char *new_name) {
  return renameat2(AT_FDCWD, name, AT_FDCWD, new_name, 0);
}

int mkdir(const char *name, mode_t mode) {
  int status = REAL(mkdir)(name, mode);
  if (status == 0) made(AT_FDCWD, name);
  return status;
}
int mkdirat(int folder, const char *name, mode_t mode) {
  int status = REAL(mkdirat)(folder, name, mode);
  if (status == 0) made(folder, name);
  return status;
}

int fsync(int file) {
  struct stat status;
  char path[PATH_MAX];
  if (below(file, "", path)) {
    if (counted(1)) return -1;
    if (modes & no_folder_sync && REAL(fstat)(file, &status) == 0 && S_ISDIR(status.st_mode)) {
      errno = EINVAL;
      return -1;
    }
  }
  return REAL(fsync)(file);
}

int flock(int file, int operation) {
  char path[PATH_MAX];
  if (below(file, "", path) && modes & (no_locks | local_locks)) {
    if (modes & local_locks) return 0;
    errno = ENOLCK;
    return -1;
  }
  return REAL(flock)(file, operation);
}

ssize_t write(int file, const void *bytes, size_t count) {
  return open_file_fails(file, 1) ? -1 : REAL(write)(file, bytes, count);
}
ssize_t pwrite(int file, const void *bytes, size_t count, off_t offset) {
  return open_file_fails(file, 1) ? -1 : REAL(pwrite)(file, bytes, count, offset);
}
ssize_t pwrite64(int file, const void *bytes, size_t count, off64_t offset) {
  return open_file_fails(file, 1) ? -1 : REAL(pwrite64)(file, bytes, count, offset);
}
ssize_t read(int file, void *bytes, size_t count) {
  return open_file_fails(file, 0) ? -1 : REAL(read)(file, bytes, count);
}
ssize_t pread(int file, void *bytes, size_t count, off_t offset) {
  return open_file_fails(file, 0) ? -1 : REAL(pread)(file, bytes, count, offset);
}

static int odd(int result, int folder, const char *name, struct stat *status) {
  char path[PATH_MAX];
  if (result != 0 || !below(folder, name, path)) return result;
  if (modes & no_link_counts) status->st_nlink = 0;
  if (modes & changing_numbers) status->st_ino = (ino_t)++numbers;
  return result;
}
int fstat(int file, struct stat *status) {
  return odd(REAL(fstat)(file, status), file, "", status);
}
int stat(const char *name, struct stat *status) {
  return lookup_fails(AT_FDCWD, name) ? -1 : odd(REAL(stat)(name, status), AT_FDCWD, name, status);
}
int lstat(const char *name, struct stat *status) {
  return lookup_fails(AT_FDCWD, name) ? -1 : odd(REAL(lstat)(name, status), AT_FDCWD, name, status);
}
int fstatat(int folder, const char *name, struct stat *status, int flags) {
  if (lookup_fails(folder, name)) return -1;
  return odd(REAL(fstatat)(folder, name, status, flags), folder, name, status);
}
int access(const char *name, int mode) {
  return lookup_fails(AT_FDCWD, name) ? -1 : REAL(access)(name, mode);
}

int fstatfs(int file, struct statfs *status) {
  char path[PATH_MAX];
  int result = REAL(fstatfs)(file, status);
  if (result == 0 && modes & remote && below(file, "", path)) status->f_type = 0x6969;
  return result;
}

int clock_gettime(clockid_t clock, struct timespec *time) {
  int result = REAL(clock_gettime)(clock, time);
  if (result == 0 && speed != 1 && clock == CLOCK_MONOTONIC) {
    double seconds = (double)(time->tv_sec - begin.tv_sec) + (double)(time->tv_nsec - begin.tv_nsec) * 1e-9;
    double fast = (double)begin.tv_sec + (double)begin.tv_nsec * 1e-9 + seconds * speed;
    time->tv_sec = (time_t)fast;
    time->tv_nsec = (long)((fast - (double)time->tv_sec) * 1e9);
  }
  return result;
}
