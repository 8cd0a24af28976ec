# SPDX-FileCopyrightText: 2026 Signalbox contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# How our own code is compiled: the language, the warnings (errors, all of them), the sanitizers, the compiler cache.
set(CMAKE_CXX_STANDARD 23)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_CXX_SCAN_FOR_MODULES OFF)

add_library(code_rules INTERFACE)
target_compile_options(
    code_rules
    INTERFACE
    -Wall -Wextra $<$<NOT:$<BOOL:$<TARGET_PROPERTY:SIGNALBOX_MAY_NARROW>>>:-Wconversion> -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual -Werror
    # Designated initialisers name what differs from the defaults; the rest is not missing.
    -Wno-missing-field-initializers)
target_compile_definitions(
    code_rules
    INTERFACE QT_NO_CAST_FROM_ASCII
              QT_NO_CAST_TO_ASCII
              QT_NO_CAST_FROM_BYTEARRAY
              QT_NO_URL_CAST_FROM_STRING
              QT_NO_NARROWING_CONVERSIONS_IN_CONNECT
              QT_NO_CONTEXTLESS_CONNECT
              QT_NO_FOREACH
              QT_NO_KEYWORDS
              QT_STRICT_ITERATORS
              SIGNALBOX_VERSION="${PROJECT_VERSION}")

set(SIGNALBOX_SANITIZE "" CACHE STRING "Sanitizers, as -fsanitize takes them")
if(SIGNALBOX_SANITIZE)
    add_compile_options(-fsanitize=${SIGNALBOX_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
    add_link_options(-fsanitize=${SIGNALBOX_SANITIZE})
    # GCC sees uninitialised values that are not there once the sanitizers have rewritten the code.
    target_compile_options(code_rules INTERFACE $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized>)
endif()

if(BUILD_SHARED_LIBS)
    add_compile_options(-fPIC) # everywhere: libraries and programs use the same precompiled headers
    set(CMAKE_LINK_DEPENDS_NO_SHARED ON) # a program is the same when a library of its is another one
endif()

find_program(CCACHE ccache)
if(CCACHE)
    # The precompiled headers below need these two allowances; they are ccache's own advice for them.
    set(CMAKE_CXX_COMPILER_LAUNCHER
        ${CMAKE_COMMAND} -E env CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime
        CCACHE_BASEDIR=${CMAKE_SOURCE_DIR} CCACHE_NOHASHDIR=1 ${CCACHE})
endif()
