// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "editing/document_key.h"

#include <QCryptographicHash>

using namespace Qt::StringLiterals;

namespace signalbox::editing {

QString DocumentKey::words() const
{
    return isLocal() ? path : u"%1, %2: %3"_s.arg(repository.full(), branch, path);
}

QString DocumentKey::digest() const
{
    // No part of a key can hold a zero, and GitHub compares names of repositories without case.
    const QStringList parts{account, repository.full().toLower(), branch, path};
    const QByteArray whole = parts.join(QChar(QChar::Null)).toUtf8();
    return QString::fromLatin1(QCryptographicHash::hash(whole, QCryptographicHash::Sha256).toHex());
}

} // namespace signalbox::editing
