# SPDX-FileCopyrightText: 2026 Signalbox contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# signalbox_test(NAME [USES floor...] [SOURCES file...] [LABELS label...] [TIMEOUT seconds] [ALONE])
#
# One Qt Test program; NAME.cpp is its source unless SOURCES says otherwise. It runs without a display, with a home of
# its own, and a skip in initTestCase() is a skip of the whole test to ctest as well. ALONE: no other test runs beside
# it.
#
# Qt tells each test its build folder in a macro, for QFINDTESTDATA, which no test here uses; without it all tests see
# the same macros, and one precompiled header serves them all.
set_target_properties(Qt6::Test PROPERTIES INTERFACE_COMPILE_DEFINITIONS QT_TESTLIB_LIB)

function(signalbox_test name)
    cmake_parse_arguments(test "ALONE" "TIMEOUT" "USES;SOURCES;LABELS" ${ARGN})
    if(NOT test_SOURCES)
        set(test_SOURCES ${name}.cpp)
    endif()
    if(NOT test_TIMEOUT)
        set(test_TIMEOUT 300)
    endif()
    add_executable(${name} ${test_SOURCES})
    target_link_libraries(${name} PRIVATE test_support ${test_USES} Qt6::Test Qt6::Network Qt6::Widgets code_rules)
    signalbox_precompile(${name} tests)
    # QTRY_VERIFY of Qt 6.8 narrows inside the macro.
    set_target_properties(${name} PROPERTIES SIGNALBOX_MAY_NARROW ON)
    add_test(NAME ${name} COMMAND ${name})
    set(home ${CMAKE_BINARY_DIR}/tests/home/${name})
    file(MAKE_DIRECTORY ${home})
    set_tests_properties(
        ${name}
        PROPERTIES TIMEOUT ${test_TIMEOUT}
                   RUN_SERIAL ${test_ALONE}
                   LABELS "${test_LABELS}"
                   SKIP_REGULAR_EXPRESSION "SKIP   : [A-Za-z0-9_:]+::initTestCase\\(\\)"
                   ENVIRONMENT
                   "HOME=${home};XDG_CACHE_HOME=${home}/cache;XDG_CONFIG_HOME=${home}/config;XDG_DATA_HOME=${home}/data;QT_QPA_PLATFORM=offscreen;LC_ALL=C.UTF-8;TZ=UTC;LSAN_OPTIONS=suppressions=${CMAKE_SOURCE_DIR}/tests/support/lsan.supp:print_suppressions=0")
endfunction()

# signalbox_bench(NAME [USES floor...] [SOURCES file...])
#
# A program that packaging/bench runs: it prints rows of name, figure, unit, compared with, ratio, goal, met|missed,
# separated by tabs. No test of ctest: nothing there is timed.
function(signalbox_bench name)
    cmake_parse_arguments(bench "" "" "USES;SOURCES" ${ARGN})
    if(NOT bench_SOURCES)
        set(bench_SOURCES ${name}.cpp)
    endif()
    add_executable(${name} ${bench_SOURCES})
    if(NOT TARGET benches)
        add_custom_target(benches)
    endif()
    add_dependencies(benches ${name})
    set_target_properties(${name} PROPERTIES SIGNALBOX_MAY_NARROW ON)
    target_link_libraries(${name} PRIVATE test_support ${bench_USES} Qt6::Test code_rules)
    set_property(GLOBAL APPEND PROPERTY SIGNALBOX_BENCHES ${name})
    get_property(names GLOBAL PROPERTY SIGNALBOX_BENCHES)
    list(JOIN names "\n" lines)
    file(WRITE ${CMAKE_BINARY_DIR}/tests/bench/programs "${lines}\n")
endfunction()

# signalbox_fuzz(NAME [USES floor...])
#
# fuzz_NAME.cpp under libFuzzer in the preset `fuzz`, where packaging/fuzz runs it; elsewhere a test of ctest that runs
# seeds/NAME and some fixed changes of them.
option(SIGNALBOX_FUZZ "Build the fuzzers for libFuzzer" OFF)
function(signalbox_fuzz name)
    cmake_parse_arguments(fuzz "" "" "USES" ${ARGN})
    set(program fuzz_${name})
    add_executable(${program} ${program}.cpp)
    target_link_libraries(${program} PRIVATE ${fuzz_USES} Qt6::Core code_rules)
    if(SIGNALBOX_FUZZ)
        target_link_options(${program} PRIVATE -fsanitize=fuzzer)
        if(NOT TARGET fuzzers)
            add_custom_target(fuzzers)
        endif()
        add_dependencies(fuzzers ${program})
        set_property(GLOBAL APPEND PROPERTY SIGNALBOX_FUZZERS ${name})
        get_property(names GLOBAL PROPERTY SIGNALBOX_FUZZERS)
        list(JOIN names "\n" lines)
        file(WRITE ${CMAKE_BINARY_DIR}/tests/fuzz/programs "${lines}\n")
    else()
        target_sources(${program} PRIVATE replay.cpp)
        add_test(NAME ${program} COMMAND ${program} --changes 500 ${CMAKE_CURRENT_SOURCE_DIR}/seeds/${name})
        set_tests_properties(${program} PROPERTIES TIMEOUT 300 ENVIRONMENT "LC_ALL=C.UTF-8;TZ=UTC")
    endif()
endfunction()
