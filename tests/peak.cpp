// Runs a program and prints the most memory that it held, in kB: peak PROGRAM ARGUMENT…

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <iostream>

int main(int, char** argv) {
    const pid_t child = ::fork();
    if (child == 0) {
        ::execv(argv[1], argv + 1);
        ::_exit(127);
    }
    int status = 0;
    rusage usage{};
    if (child < 0 || ::wait4(child, &status, 0, &usage) < 0 || status != 0) return 1;
    std::cout << usage.ru_maxrss << '\n';
}
