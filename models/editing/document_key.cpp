// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "editing/document_key.h"

#include <QCryptographicHash>

using namespace Qt::StringLiterals;

namespace signalbox::editing {

DocumentKey DocumentKey::untitled(qint64 number, const QString& name)
{
    return {.path = u"untitled:%1/%2"_s.arg(number).arg(name)};
}

bool DocumentKey::isUntitled() const
{
    return isLocal() && path.startsWith("untitled:"_L1);
}

QString DocumentKey::words() const
{
    if (isUntitled())
        return u"Not saved yet: %1"_s.arg(untitledName());
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
