// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace signalbox::expressions {

/// Names of contexts, properties and functions are the same in any case of A to Z; other letters are as they are.
inline char folded(char letter)
{
    return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
}

inline bool sameName(QByteArrayView one, QByteArrayView other)
{
    if (one.size() != other.size())
        return false;
    for (qsizetype i = 0; i < one.size(); ++i) {
        if (folded(one[i]) != folded(other[i]))
            return false;
    }
    return true;
}

/// Below, at or above 0 as the first stands before, is the same as or stands behind the other.
inline int compareNames(QByteArrayView one, QByteArrayView other)
{
    const qsizetype length = one.size() < other.size() ? one.size() : other.size();
    for (qsizetype i = 0; i < length; ++i) {
        const int difference
            = static_cast<unsigned char>(folded(one[i])) - static_cast<unsigned char>(folded(other[i]));
        if (difference != 0)
            return difference;
    }
    return one.size() == other.size() ? 0 : one.size() < other.size() ? -1 : 1;
}

/// [A-Za-z_][A-Za-z0-9_-]*: what may stand behind a dot.
bool isPropertyName(QByteArrayView text);

/// Finds which of the names offered was probably meant by a wrong one.
class NearName {
public:
    explicit NearName(QByteArrayView wrong);

    void offer(QByteArrayView name);
    /// The nearest of those offered; empty when none is near.
    const QByteArray& best() const { return m_best; }

private:
    QByteArray m_wrong; ///< in small letters
    QByteArray m_best;
    int m_distance; ///< of the best; at first, one more than what is near
};

} // namespace signalbox::expressions
