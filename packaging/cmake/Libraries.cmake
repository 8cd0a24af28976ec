# SPDX-FileCopyrightText: 2026 Signalbox contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Every library that Signalbox stands on. packaging/toolchain installs them.
set(CMAKE_AUTOMOC ON)
set(CMAKE_AUTORCC ON)
# One target, `autogen`, for what the lint needs to see.
set(CMAKE_GLOBAL_AUTOGEN_TARGET ON)

find_package(Qt6 6.8 REQUIRED COMPONENTS Core Concurrent Network Sql Gui Widgets Svg Charts HttpServer DBus Test)
find_package(QCoro6 REQUIRED COMPONENTS Core Network)
qcoro_enable_coroutines()
find_package(Qt6Keychain REQUIRED)
find_package(KF6Archive REQUIRED)
find_package(KF6SyntaxHighlighting REQUIRED)
find_package(KF6StatusNotifierItem REQUIRED)
find_package(PkgConfig REQUIRED)
pkg_check_modules(fyaml REQUIRED IMPORTED_TARGET libfyaml)
