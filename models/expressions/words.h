// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QCoreApplication>
#include <QString>

namespace signalbox::expressions {

inline QString tr(const char* text)
{
    return QCoreApplication::translate("Expressions", text);
}

/// A piece of somebody's text in the middle of a sentence: cut when it is long.
inline QString shown(QByteArrayView word)
{
    constexpr qsizetype most = 40;
    QString text = QString::fromUtf8(word.first(std::min(word.size(), most)));
    if (word.size() > most)
        text += QChar(0x2026);
    return text;
}

} // namespace signalbox::expressions
