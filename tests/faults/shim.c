/* Stands between a program and its disk: counts what reaches the files below one folder, and at the call that was
 * asked for kills the program, lets the call fail, or writes down what was written, for power cuts.
 *
 * Loaded with LD_PRELOAD and armed by faults_arm(); see shim.py. It takes no part in what lies elsewhere. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

enum { OFF, COUNT, KILL_BEFORE, KILL_HALFWAY, FAIL, RECORD, FAIL_READ };

static char home[PATH_MAX];
static size_t home_size;
static int mode = OFF, failing = 0, lasting = 0, log_to = -1, deaf = 0;
static long at = 0, counted = 0;
static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;

void faults_arm(const char *folder, int how, long when, int error, int for_good, int into) {
    if (!realpath(folder, home)) snprintf(home, sizeof home, "%s", folder);
    home_size = strlen(home);
    at = when; failing = error; lasting = for_good; log_to = into;
    __atomic_store_n(&counted, 0, __ATOMIC_SEQ_CST);
    __atomic_store_n(&mode, how, __ATOMIC_SEQ_CST);
}

long faults_disarm(void) {
    __atomic_store_n(&mode, OFF, __ATOMIC_SEQ_CST);
    return counted;
}

/* A planted fault: no file is synced any more, and nobody is told. */
void faults_skip_sync(int on) { deaf = on; }

struct head { uint8_t kind, pad[7]; uint64_t inode, place; uint32_t first, second; };

static void tell(char kind, uint64_t inode, uint64_t place, const void *a, size_t a_size, const void *b, size_t b_size) {
    struct head head = {(uint8_t)kind, {0}, inode, place, (uint32_t)a_size, (uint32_t)b_size};
    struct iovec parts[3] = {{&head, sizeof head}, {(void *)a, a_size}, {(void *)b, b_size}};
    syscall(SYS_writev, log_to, parts, 3);
}

/* What the program calls safe, at its place among the writes. */
void faults_mark(const char *words) {
    if (mode == RECORD) tell('A', 0, 0, words, strlen(words), "", 0);
}

static int below(const char *path) {
    return mode != OFF && strncmp(path, home, home_size) == 0 && (path[home_size] == '/' || !path[home_size]);
}

static int whole(int folder, const char *path, char *into) {
    char link[64], base[PATH_MAX];
    ssize_t size;
    if (!path) return 0;
    if (path[0] == '/') { snprintf(into, PATH_MAX, "%s", path); return below(into); }
    if (folder == AT_FDCWD) snprintf(link, sizeof link, "/proc/self/cwd");
    else snprintf(link, sizeof link, "/proc/self/fd/%d", folder);
    size = readlink(link, base, sizeof base - 1);
    if (size < 0) return 0;
    base[size] = 0;
    if (snprintf(into, PATH_MAX, "%s/%s", base, path) >= PATH_MAX) return 0;
    return below(into);
}

static int ours(int file, char *into) {
    char link[64];
    ssize_t size;
    if (mode == OFF || file < 0 || file == log_to) return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    size = readlink(link, into, PATH_MAX - 1);
    if (size < 0) return 0;
    into[size] = 0;
    return below(into);
}

static uint64_t inode_of(int file) { struct stat seen; return fstat(file, &seen) ? 0 : seen.st_ino; }
static uint64_t inode_at(const char *path) { struct stat seen; return lstat(path, &seen) ? 0 : seen.st_ino; }

static void die(void) {
    syscall(SYS_kill, getpid(), SIGKILL);
    for (;;) pause();
}

enum { GO_ON, HALFWAY, REFUSE };

/* What is to come of the next call. Taking away needs no room: a full disk lets it. */
static int turn(int takes_away) {
    long number = __atomic_add_fetch(&counted, 1, __ATOMIC_SEQ_CST);
    if (mode == KILL_BEFORE && number == at) die();
    if (mode == KILL_HALFWAY && number == at) return HALFWAY;
    if (mode == FAIL && at && (number == at || (lasting && number > at))) {
        if (takes_away && failing == ENOSPC) return GO_ON;
        return lasting && number == at && failing == ENOSPC ? HALFWAY : REFUSE;
    }
    return GO_ON;
}

#define REFUSED(fate) do { if ((fate) == REFUSE) { errno = failing; return -1; } } while (0)
#define AFTER(fate) do { if ((fate) == HALFWAY && mode == KILL_HALFWAY) die(); } while (0)
#define NO_ROOM(fate) do { if ((fate) == HALFWAY && mode == FAIL) { errno = failing; return -1; } } while (0)

static ssize_t put(int file, const void *data, size_t size, off64_t place) {
    char path[PATH_MAX];
    int fate;
    ssize_t done;
    if (!ours(file, path))
        return place < 0 ? syscall(SYS_write, file, data, size) : syscall(SYS_pwrite64, file, data, size, place);
    fate = turn(0);
    REFUSED(fate);
    if (fate == HALFWAY) {
        if (size < 2) { AFTER(fate); errno = failing; return -1; }
        size /= 2;
    }
    if (mode == RECORD) pthread_mutex_lock(&mutex);
    off64_t where = place;
    if (place < 0) {
        struct stat seen;
        where = (fcntl(file, F_GETFL) & O_APPEND) && !fstat(file, &seen) ? seen.st_size : lseek64(file, 0, SEEK_CUR);
    }
    done = place < 0 ? syscall(SYS_write, file, data, size) : syscall(SYS_pwrite64, file, data, size, place);
    if (mode == RECORD) {
        if (done > 0) tell('W', inode_of(file), where, data, done, "", 0);
        pthread_mutex_unlock(&mutex);
    }
    AFTER(fate);
    return done;
}

ssize_t write(int file, const void *data, size_t size) { return put(file, data, size, -1); }
ssize_t pwrite(int file, const void *data, size_t size, off_t place) { return put(file, data, size, place); }
ssize_t pwrite64(int file, const void *data, size_t size, off64_t place) { return put(file, data, size, place); }

static ssize_t get(int file, void *data, size_t size, off64_t place) {
    char path[PATH_MAX];
    if (mode == FAIL_READ && ours(file, path)) {
        long number = __atomic_add_fetch(&counted, 1, __ATOMIC_SEQ_CST);
        if (at && (number == at || (lasting && number > at))) { errno = failing; return -1; }
    }
    return place < 0 ? syscall(SYS_read, file, data, size) : syscall(SYS_pread64, file, data, size, place);
}

ssize_t read(int file, void *data, size_t size) { return get(file, data, size, -1); }
ssize_t pread(int file, void *data, size_t size, off_t place) { return get(file, data, size, place); }
ssize_t pread64(int file, void *data, size_t size, off64_t place) { return get(file, data, size, place); }

/* Copies that go round write(): not to be had, so that whoever wants one copies by reading and writing. */
ssize_t sendfile(int to, int from, off_t *place, size_t size) {
    char path[PATH_MAX];
    if (ours(to, path)) { errno = EINVAL; return -1; }
    return syscall(SYS_sendfile, to, from, place, size);
}
ssize_t sendfile64(int to, int from, off64_t *place, size_t size) { return sendfile(to, from, (off_t *)place, size); }
ssize_t copy_file_range(int from, off64_t *a, int to, off64_t *b, size_t size, unsigned flags) {
    char path[PATH_MAX];
    if (ours(to, path)) { errno = EINVAL; return -1; }
    return syscall(SYS_copy_file_range, from, a, to, b, size, flags);
}

static int sync_it(int file, long number) {
    char path[PATH_MAX];
    int fate, done;
    if (!ours(file, path)) return syscall(number, file);
    fate = turn(0);
    REFUSED(fate);
    NO_ROOM(fate);
    if (deaf) { AFTER(fate); return 0; }
    /* The disk of the test is not asked to wait: what is synced is what is written down as synced. */
    done = 0;
    if (mode == RECORD) {
        struct stat seen;
        pthread_mutex_lock(&mutex);
        if (!fstat(file, &seen)) {
            if (S_ISDIR(seen.st_mode)) tell('D', seen.st_ino, 0, path, strlen(path), "", 0);
            else tell('S', seen.st_ino, 0, "", 0, "", 0);
        }
        pthread_mutex_unlock(&mutex);
    }
    AFTER(fate);
    return done;
}

int fsync(int file) { return sync_it(file, SYS_fsync); }
int fdatasync(int file) { return sync_it(file, SYS_fdatasync); }

static int cut(int file, off64_t size) {
    char path[PATH_MAX];
    int fate, done;
    if (!ours(file, path)) return syscall(SYS_ftruncate, file, size);
    fate = turn(1);
    REFUSED(fate);
    if (mode == RECORD) pthread_mutex_lock(&mutex);
    done = syscall(SYS_ftruncate, file, size);
    if (mode == RECORD) {
        if (!done) tell('T', inode_of(file), size, "", 0, "", 0);
        pthread_mutex_unlock(&mutex);
    }
    AFTER(fate);
    return done;
}

int ftruncate(int file, off_t size) { return cut(file, size); }
int ftruncate64(int file, off64_t size) { return cut(file, size); }

static int open_it(int folder, const char *name, int flags, mode_t rights) {
    char path[PATH_MAX];
    int fate, file, is_new;
    if (!(flags & (O_CREAT | O_TRUNC)) || (flags & O_TMPFILE) == O_TMPFILE || !whole(folder, name, path))
        return syscall(SYS_openat, folder, name, flags | O_LARGEFILE, rights);
    is_new = inode_at(path) == 0;
    if (!is_new && !(flags & O_TRUNC)) return syscall(SYS_openat, folder, name, flags | O_LARGEFILE, rights);
    fate = turn(0);
    REFUSED(fate);
    NO_ROOM(fate);
    if (mode == RECORD) pthread_mutex_lock(&mutex);
    file = syscall(SYS_openat, folder, name, flags | O_LARGEFILE, rights);
    if (mode == RECORD) {
        if (file >= 0 && is_new) tell('C', inode_of(file), 0, path, strlen(path), "", 0);
        else if (file >= 0) tell('T', inode_of(file), 0, "", 0, "", 0);
        pthread_mutex_unlock(&mutex);
    }
    AFTER(fate);
    return file;
}

#define RIGHTS(flags, rights) do { if ((flags) & O_CREAT) { \
    va_list more; va_start(more, flags); rights = va_arg(more, mode_t); va_end(more); } } while (0)

int open(const char *path, int flags, ...) { mode_t rights = 0; RIGHTS(flags, rights); return open_it(AT_FDCWD, path, flags, rights); }
int open64(const char *path, int flags, ...) { mode_t rights = 0; RIGHTS(flags, rights); return open_it(AT_FDCWD, path, flags, rights); }
int openat(int folder, const char *path, int flags, ...) { mode_t rights = 0; RIGHTS(flags, rights); return open_it(folder, path, flags, rights); }
int openat64(int folder, const char *path, int flags, ...) { mode_t rights = 0; RIGHTS(flags, rights); return open_it(folder, path, flags, rights); }

static int move(int from, const char *old, int to, const char *new, unsigned flags) {
    char a[PATH_MAX], b[PATH_MAX];
    int fate, done, mine = whole(from, old, a);
    if (!(whole(to, new, b) || mine)) return syscall(SYS_renameat2, from, old, to, new, flags);
    fate = turn(0);
    REFUSED(fate);
    NO_ROOM(fate);
    if (mode == RECORD) pthread_mutex_lock(&mutex);
    done = syscall(SYS_renameat2, from, old, to, new, flags);
    if (mode == RECORD) {
        if (!done) tell('R', inode_at(b), 0, a, strlen(a), b, strlen(b));
        pthread_mutex_unlock(&mutex);
    }
    AFTER(fate);
    return done;
}

int rename(const char *old, const char *new) { return move(AT_FDCWD, old, AT_FDCWD, new, 0); }
int renameat(int from, const char *old, int to, const char *new) { return move(from, old, to, new, 0); }
int renameat2(int from, const char *old, int to, const char *new, unsigned flags) { return move(from, old, to, new, flags); }

static int take_away(int folder, const char *name, int flags) {
    char path[PATH_MAX];
    int fate, done;
    if (!whole(folder, name, path)) return syscall(SYS_unlinkat, folder, name, flags);
    fate = turn(1);
    REFUSED(fate);
    if (mode == RECORD) pthread_mutex_lock(&mutex);
    done = syscall(SYS_unlinkat, folder, name, flags);
    if (mode == RECORD) {
        if (!done) tell(flags & AT_REMOVEDIR ? 'r' : 'U', 0, 0, path, strlen(path), "", 0);
        pthread_mutex_unlock(&mutex);
    }
    AFTER(fate);
    return done;
}

int unlink(const char *path) { return take_away(AT_FDCWD, path, 0); }
int unlinkat(int folder, const char *path, int flags) { return take_away(folder, path, flags); }
int rmdir(const char *path) { return take_away(AT_FDCWD, path, AT_REMOVEDIR); }

static int make_folder(int folder, const char *name, mode_t rights) {
    char path[PATH_MAX];
    int fate, done;
    if (!whole(folder, name, path) || inode_at(path)) return syscall(SYS_mkdirat, folder, name, rights);
    fate = turn(0);
    REFUSED(fate);
    NO_ROOM(fate);
    if (mode == RECORD) pthread_mutex_lock(&mutex);
    done = syscall(SYS_mkdirat, folder, name, rights);
    if (mode == RECORD) {
        if (!done) tell('M', 0, 0, path, strlen(path), "", 0);
        pthread_mutex_unlock(&mutex);
    }
    AFTER(fate);
    return done;
}

int mkdir(const char *path, mode_t rights) { return make_folder(AT_FDCWD, path, rights); }
int mkdirat(int folder, const char *path, mode_t rights) { return make_folder(folder, path, rights); }
