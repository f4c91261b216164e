# What `cmake --install` puts down: where systems look for it; on Windows in one folder.
include(GNUInstallDirs)
set(written ${CMAKE_CURRENT_BINARY_DIR})  # what the build writes, with the program
if(WIN32)
    set(programs .)
    set(documents .)
    set(data .)
else()
    set(programs ${CMAKE_INSTALL_BINDIR})
    set(documents ${CMAKE_INSTALL_DOCDIR})
    set(data ${CMAKE_INSTALL_DATADIR}/cchc)
    install(FILES command/shells/cchc.bash RENAME cchc DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions)
    install(FILES command/shells/cchc.zsh RENAME _cchc DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/site-functions)
    install(FILES command/shells/cchc.fish DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d)
    # the man pages, which the program itself writes; one for another system by the emulator, without which there are none
    if(NOT CMAKE_CROSSCOMPILING OR CMAKE_CROSSCOMPILING_EMULATOR)
        add_custom_command(
            OUTPUT man.stamp
            COMMAND ${CMAKE_COMMAND} "-DPROGRAM=${CMAKE_CROSSCOMPILING_EMULATOR};$<TARGET_FILE:cchc>"
                -DFOLDER=${written}/man -P ${CMAKE_CURRENT_SOURCE_DIR}/man_pages.cmake
            COMMAND ${CMAKE_COMMAND} -E touch man.stamp
            DEPENDS cchc man_pages.cmake
            VERBATIM)
        add_custom_target(man_pages ALL DEPENDS man.stamp)
        install(DIRECTORY ${written}/man/ DESTINATION ${CMAKE_INSTALL_MANDIR})
    endif()
endif()

install(TARGETS cchc RUNTIME DESTINATION ${programs})
install(FILES command/shells/cchc.ps1 DESTINATION ${data}/completions)
install(FILES ${PROJECT_SOURCE_DIR}/targets/cchc-2021-2030.yaml DESTINATION ${data}/programmes)
install(FILES
    ${PROJECT_SOURCE_DIR}/targets/programme.schema.json
    ${written}/targets.schema.json
    command/schemas/check.schema.json
    command/schemas/compare.schema.json
    command/schemas/config.schema.json
    command/schemas/explain.schema.json
    command/schemas/plan.schema.json
    command/schemas/score.schema.json
    DESTINATION ${data}/schemas)
# and what they lead to
foreach(document LICENSE README.md README.vi.md CHANGELOG.md targets/README.md src/README.md src/packaging/README.md
        src/diag/rules/README.md tests/README.md tests/bench/README.md)
    cmake_path(GET document PARENT_PATH folder)
    install(FILES ${PROJECT_SOURCE_DIR}/${document} DESTINATION ${documents}/${folder})
endforeach()
install(DIRECTORY ${PROJECT_SOURCE_DIR}/examples DESTINATION ${documents} USE_SOURCE_PERMISSIONS
    PATTERN examples/run EXCLUDE  # it builds the program
    PATTERN node_modules EXCLUDE)

# The program as one file holds libraries of others.
if(WIN32 OR CCHC_STATIC)
    target_link_options(cchc PRIVATE -Wl,-Map=${written}/cchc.map $<$<BOOL:${WIN32}>:-Wl,--no-insert-timestamp>)
    add_custom_command(
        OUTPUT THIRD-PARTY.md
        COMMAND ${CMAKE_CURRENT_SOURCE_DIR}/packaging/third-party cchc.map ${PROJECT_BINARY_DIR} THIRD-PARTY.md
        DEPENDS cchc packaging/linked packaging/third-party
        VERBATIM)
    add_custom_target(third_party ALL DEPENDS THIRD-PARTY.md)
    install(FILES ${written}/THIRD-PARTY.md DESTINATION ${documents})
endif()
