// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What nearly every test includes as well.
#pragma once

#include <QApplication>
#include <QSignalSpy>
#include <QTest>
