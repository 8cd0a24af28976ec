# SPDX-FileCopyrightText: 2026 Signalbox contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# signalbox_precompile(TARGET core|widgets|tests)
#
# The headers that nearly every file includes anyway, compiled once for all targets of a kind instead of once a target:
# a precompiled header takes longer to make than ten of our files, and there are some two hundred targets. GCC takes one
# for every target whose macros agree as far as these headers ask for them, and an error says when one does not.
function(signalbox_precompile target kind)
    set(shared precompiled_${kind})
    if(NOT TARGET ${shared})
        set(headers ${CMAKE_SOURCE_DIR}/packaging/cmake/precompiled_core.h)
        set(libraries Qt6::Core)
        if(NOT kind STREQUAL core)
            list(APPEND headers ${CMAKE_SOURCE_DIR}/packaging/cmake/precompiled_widgets.h)
            list(APPEND libraries Qt6::Widgets)
        endif()
        if(kind STREQUAL tests)
            list(APPEND headers ${CMAKE_SOURCE_DIR}/packaging/cmake/precompiled_tests.h)
            list(APPEND libraries Qt6::Network Qt6::Test) # QTest shows what else is linked
        endif()
        set(nothing ${CMAKE_BINARY_DIR}/precompiled/${kind}.cpp)
        file(CONFIGURE OUTPUT ${nothing} CONTENT "// A library has a source.\n")
        add_library(${shared} OBJECT ${nothing})
        set_target_properties(${shared} PROPERTIES AUTOMOC OFF AUTORCC OFF)
        target_link_libraries(${shared} PRIVATE ${libraries} code_rules)
        target_precompile_headers(${shared} PRIVATE ${headers})
    endif()
    target_precompile_headers(${target} REUSE_FROM ${shared})
endfunction()
