// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logs/secrets.h"

#include <QRegularExpression>

#include <ranges>

using namespace Qt::StringLiterals;

namespace signalbox::logs {

namespace {

/// What is masked is the whole match, or the group "secret" where the words around it say what it is.
const QRegularExpression& pattern()
{
    static const QRegularExpression expression(
        uR"(\bgh[pousr]_[A-Za-z0-9_]{10,})"
        uR"(|\bgithub_pat_[A-Za-z0-9_]{10,})"
        uR"(|\b(?:AKIA|ASIA|ABIA|ACCA)[0-9A-Z]{16}\b)"
        uR"(|\bglpat-[A-Za-z0-9_-]{16,})"
        uR"(|\bxox[abeoprs]-[A-Za-z0-9-]{10,})"
        uR"(|\bnpm_[A-Za-z0-9]{20,})"
        uR"(|\bpypi-[A-Za-z0-9_-]{30,})"
        uR"(|\bey[A-Za-z0-9_-]{10,}\.ey[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]*)"
        uR"(|\b(?i:bearer|authorization: *(?:basic|token))\s+(?<secret>[A-Za-z0-9._~+/=-]{8,}))"
        uR"(|://[^\s/:@]*:(?<password>[^\s/:@*]{3,})@)"_s,
        QRegularExpression::UseUnicodePropertiesOption);
    return expression;
}

} // namespace

std::vector<SecretRange> secretsIn(const QString& text)
{
    std::vector<SecretRange> found;
    auto matches = pattern().globalMatch(text);
    while (matches.hasNext()) {
        const QRegularExpressionMatch match = matches.next();
        if (const auto secret = match.capturedView(u"secret"); !secret.isEmpty())
            found.push_back({match.capturedStart(u"secret"), secret.size()});
        else if (const auto password = match.capturedView(u"password"); !password.isEmpty())
            found.push_back({match.capturedStart(u"password"), password.size()});
        else
            found.push_back({match.capturedStart(), match.capturedLength()});
    }
    return found;
}

QString masked(QString text)
{
    const std::vector<SecretRange> secrets = secretsIn(text);
    for (const SecretRange& secret : secrets | std::views::reverse)
        text.replace(secret.start, secret.length, secretMask.toString());
    return text;
}

} // namespace signalbox::logs
