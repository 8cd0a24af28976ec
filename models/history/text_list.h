// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace signalbox::history {

/// A list of texts in one column: as JSON, because each may hold any character.
QString textOfList(const QStringList& list);
/// What textOfList() made; nothing of anything else.
QStringList listOfText(const QString& text);

} // namespace signalbox::history
