# The libraries for another kind of processor: Debian's packages, unpacked into the folder of
# the build that the toolchain names.
if(NOT EXISTS ${libraries}/packages)
    message(STATUS "Fetching the libraries for ${debian_architecture}")
    execute_process(
        COMMAND ${CMAKE_CURRENT_LIST_DIR}/fetch-packages ${debian_architecture} ${libraries}
            libyaml-cpp-dev libutf8proc-dev libminizip-dev zlib1g-dev libexpat1-dev libjemalloc-dev libcli11-dev
            rapidjson-dev catch2 libgmp-dev
        COMMAND_ERROR_IS_FATAL ANY)
endif()
set(ENV{PKG_CONFIG_LIBDIR}
    ${libraries}/usr/lib/${CMAKE_LIBRARY_ARCHITECTURE}/pkgconfig:${libraries}/usr/share/pkgconfig)
set(ENV{PKG_CONFIG_SYSROOT_DIR} ${libraries})
