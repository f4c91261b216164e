// clock TIMES COMMAND…: runs a command so many times, and says on descriptor 3 how many seconds one
// run took in the mean, how many KiB of memory the largest had, and how many seconds of processors
// one run used. It stops at the first run that fails, and exits as that did. It is a program of its
// own because what a process had before `exec` counts as its peak: started from Node, everything
// has Node's 50 MB.

#include <fcntl.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>

extern char** environ;

static double seconds(const timeval& time) {
    return time.tv_sec + time.tv_usec * 1e-6;
}

int main(int count, char** words) {
    if (count < 3) return 2;
    fcntl(3, F_SETFD, FD_CLOEXEC);
    const int times = std::atoi(words[1]);
    const auto start = std::chrono::steady_clock::now();
    long peak = 0;
    double used = 0;
    int runs = 0, status = 0;
    while (runs < times && status == 0) {
        pid_t child{};
        if (posix_spawnp(&child, words[2], nullptr, nullptr, words + 2, environ) != 0) return 127;
        rusage usage{};
        wait4(child, &status, 0, &usage);
        ++runs;
        peak = std::max(peak, usage.ru_maxrss);
        used += seconds(usage.ru_utime) + seconds(usage.ru_stime);
    }
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
    if (WIFSIGNALED(status)) return 128;
    dprintf(3, "%.9f %ld %.6f\n", took.count() / runs, peak, used / runs);
    return WEXITSTATUS(status);
}
