// clock TIMES COMMAND…: runs a command so many times, and says on descriptor 3 how many seconds one
// run took in the mean and how many KiB of memory the largest had. It is a program of its own
// because what a process had before `exec` counts as its peak: started from Node, everything has
// Node's 50 MB.

#include <fcntl.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>

extern char** environ;

int main(int count, char** words) {
    if (count < 3) return 2;
    fcntl(3, F_SETFD, FD_CLOEXEC);
    const int times = std::atoi(words[1]);
    long peak = 0;
    const auto start = std::chrono::steady_clock::now();
    for (int time = 0; time < times; ++time) {
        pid_t child{};
        if (posix_spawnp(&child, words[2], nullptr, nullptr, words + 2, environ) != 0) return 127;
        int status{};
        rusage usage{};
        wait4(child, &status, 0, &usage);
        if (status != 0) return WIFEXITED(status) ? WEXITSTATUS(status) : 128;
        peak = std::max(peak, usage.ru_maxrss);
    }
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
    dprintf(3, "%.9f %ld\n", took.count() / times, peak);
}
