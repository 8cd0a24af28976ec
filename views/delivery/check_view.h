// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lists/check_list_model.h"

class QPlainTextEdit;
class QTreeView;

namespace signalbox::views {

/// A list without branches whose rows are as high as each other.
QTreeView* rowsView(QAbstractItemModel& model, const QString& name, const QString& accessibleName);
/// A check list, each row with the shape of its outcome.
QTreeView* checkView(lists::CheckListModel& model, const QString& name, const QString& accessibleName);
/// A text to read and to copy from.
QPlainTextEdit* readOnlyText(const QString& name, const QString& accessibleName);

} // namespace signalbox::views
