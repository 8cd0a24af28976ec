// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

/// The words of a file of notification rules, for those who read it and those who write it.
namespace signalbox::monitor::notice_rule_words {

inline const QString timeForm = QStringLiteral("HH:mm");
/// In the order of Qt::Monday to Qt::Sunday.
inline const QStringList dayWords{QStringLiteral("mon"), QStringLiteral("tue"), QStringLiteral("wed"),
                                  QStringLiteral("thu"), QStringLiteral("fri"), QStringLiteral("sat"),
                                  QStringLiteral("sun")};
/// What a rule can do, beside running a command.
inline const QStringList actionWords{QStringLiteral("notify"), QStringLiteral("tray"), QStringLiteral("digest"),
                                     QStringLiteral("nothing")};

} // namespace signalbox::monitor::notice_rule_words
