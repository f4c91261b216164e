cmake_policy(VERSION 3.25)

# Holds the invariants of src/README.md that includes show: which folder may know which, and who
# may touch the world. Run: cmake -DSRC=… -P layers.cmake

set(allows_exact exact)
set(allows_unicode unicode)
set(allows_model model exact unicode)
set(allows_diag diag model unicode)
set(allows_load load diag model exact unicode)
set(allows_check check diag model exact unicode)
set(allows_measure measure model exact)
set(allows_render render model exact unicode)
set(allows_command command load check measure render diag model exact unicode)
set(allows_host host command diag unicode)
set(shown_models report breakdown derivation comparison plan form programme units text pieces schema_version)

string(CONCAT library_headers
    "^(load/yaml.cpp .*<yaml-cpp/|unicode/json.hpp .*<rapidjson/|unicode/unicode.cpp .*<utf8proc.h|unicode/blocks.hpp .*<emmintrin.h"
    "|render/package.cpp .*<zip.h|render/workbook.hpp .*<xlsxwriter.h|command/command_line.cpp .*<CLI/"
    "|command/digest.hpp .*<nettle/|measure/scores.cpp .*<gmpxx.h)")

set(broken 0)
macro(complain message)
    message(STATUS "${message}")
    set(broken 1)
endmacro()

file(GLOB_RECURSE files RELATIVE ${SRC} ${SRC}/*.hpp ${SRC}/*.cpp ${SRC}/*.cpp.in)
foreach(file ${files})
    string(REGEX MATCH "^[^/]+/" folder "${file}")
    string(REPLACE "/" "" folder "${folder}")
    file(READ ${SRC}/${file} text)

    if(folder AND NOT DEFINED allows_${folder})
        complain("${file}: the folder ${folder} is not in tests/layers.cmake")
    endif()
    string(REGEX MATCHALL "#include \"[^\"]+\"" includes "${text}")
    foreach(include ${includes})
        string(REGEX REPLACE "#include \"([^/\"]+)/.*" "\\1" other "${include}")
        if(folder AND NOT other IN_LIST allows_${folder})
            complain("${file}: ${folder} must not know ${other}")
        endif()
    endforeach()

    if(folder STREQUAL "render")
        string(REGEX MATCHALL "\"model/[a-z_]+" models "${text}")
        foreach(model ${models})
            string(REPLACE "\"model/" "" model "${model}")
            # a workbook shows the rows of the data as they were sent
            if(NOT model IN_LIST shown_models AND NOT (model STREQUAL "observations" AND file STREQUAL "render/data_used.hpp"))
                complain("${file}: render must not know model/${model}")
            endif()
        endforeach()
    endif()

    if(NOT file MATCHES "^(main\\.cpp|freeze\\.cpp|host/)")
        if(text MATCHES "std::(cout|cerr|cin)[^a-z_]|getenv|<fstream>|<filesystem>|<chrono>|[^a-z_]time\\(")
            complain("${file}: only main.cpp, freeze.cpp and host/ touch the world (${CMAKE_MATCH_0})")
        endif()
    endif()
    # a header of the standard library has no ending; any other is of a library, which one file knows, or of a system
    if(NOT file MATCHES "^(main\\.cpp|host/)")
        string(REGEX MATCHALL "#include <[^>]*[./][^>]*>" foreign "${text}")
        foreach(include ${foreign})
            if(NOT include MATCHES "<fmt/" AND NOT "${file} ${include}" MATCHES "${library_headers}")
                complain("${file}: only host/ and main.cpp know the system (${include})")
            endif()
        endforeach()
    endif()
    if(folder MATCHES "^(exact|model|measure|check|load|diag)$" AND text MATCHES "(^|[^a-z_])(double|float)[^a-z_]")
        complain("${file}: no binary floating point decides anything")
    endif()
endforeach()

list(LENGTH files count)
if(count LESS 20)
    complain("only ${count} files found below ${SRC}")
endif()
if(broken)
    message(FATAL_ERROR "the layers do not hold")
endif()
message(STATUS "${count} files keep to their layers")
