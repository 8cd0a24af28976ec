// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What nearly every file with a widget in it includes as well.
#pragma once

#include <QAbstractItemModel>
#include <QLayout>
#include <QPainter>
#include <QWidget>
