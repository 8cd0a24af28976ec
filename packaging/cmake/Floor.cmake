# SPDX-FileCopyrightText: 2026 Signalbox contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# signalbox_floor(NAME [MAY_USE floor...] [LIBRARIES target...] [SOURCES file...])
#
# One folder, one library: static in what users run, shared where BUILD_SHARED_LIBS is on, as in the presets that build
# some four hundred test programs, which would each hold a copy of it. Its headers are included as "NAME/header.h", and a floor sees the headers of nothing
# but itself and of what it may use: each floor has an include directory of its own in the build tree that holds only a
# link to the folder, so an include against the direction of the floors does not compile.
function(signalbox_floor name)
    cmake_parse_arguments(floor "" "" "MAY_USE;LIBRARIES;SOURCES" ${ARGN})
    set(visible ${CMAKE_BINARY_DIR}/include/${name})
    file(MAKE_DIRECTORY ${visible})
    get_filename_component(folder ${CMAKE_CURRENT_SOURCE_DIR} NAME)
    file(CREATE_LINK ${CMAKE_CURRENT_SOURCE_DIR} ${visible}/${folder} SYMBOLIC)

    add_library(${name} ${floor_SOURCES})
    target_include_directories(${name} PUBLIC ${visible})
    target_link_libraries(${name} PUBLIC ${floor_MAY_USE} ${floor_LIBRARIES} PRIVATE code_rules)
    if(NOT floor_LIBRARIES MATCHES "Qt6::")
        target_link_libraries(${name} PUBLIC Qt6::Core)
    endif()
    set(precompiled core)
    if("Qt6::Widgets" IN_LIST floor_LIBRARIES)
        set(precompiled widgets)
    endif()
    foreach(other ${floor_MAY_USE})
        get_target_property(of_other ${other} SIGNALBOX_PRECOMPILED)
        if(of_other STREQUAL widgets)
            set(precompiled widgets)
        endif()
    endforeach()
    set_target_properties(${name} PROPERTIES SIGNALBOX_PRECOMPILED ${precompiled})
    signalbox_precompile(${name} ${precompiled})
endfunction()
