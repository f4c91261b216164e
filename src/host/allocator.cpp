#include <jemalloc/jemalloc.h>

/// What jemalloc is told when the program starts: large pages, since a nation's figures fill tens
/// of thousands of small ones, each asked for by itself; one arena, so that what a thread gives
/// back serves the next.
const char* malloc_conf = "thp:always,narenas:1";
