# Writes the commit that is built from into a source file, which is left alone where it says so already:
# cmake -DPROJECT=… -DOUTPUT=… -P commit.cmake
set(commit "")
if(EXISTS ${PROJECT}/.git)
    # without tags and with a length of its own, so that every clone says the same
    execute_process(
        COMMAND git -C ${PROJECT} describe --always --abbrev=7 --exclude=* --dirty=+
        OUTPUT_VARIABLE commit OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
endif()
file(CONFIGURE OUTPUT ${OUTPUT} CONTENT
    "#include \"host/commit.hpp\"\n\nconst std::string_view cchc::host::commit{\"${commit}\"};\n")
