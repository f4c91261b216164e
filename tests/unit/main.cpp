// Compiled once: Catch2 2.13 brings its own main, Catch2 3 a library that holds it.
#if !__has_include(<catch2/catch_all.hpp>)
#define CATCH_CONFIG_MAIN
#endif
#include "catch.hpp"
