// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "logs/secrets.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>
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

/// Whether anything in the text is like what the pattern begins with. Nearly every line of a log ends here, and each
/// line that is shown, found or saved is asked.
bool mayHoldSecret(const QString& text)
{
    static constexpr std::array beginnings{"ghp_"_L1,  "gho_"_L1, "ghu_"_L1, "ghs_"_L1, "ghr_"_L1,
                                           "pat_"_L1,  "AKIA"_L1, "ASIA"_L1, "ABIA"_L1, "ACCA"_L1,
                                           "glpat"_L1, "xox"_L1,  "npm_"_L1, "pypi-"_L1};
    if (text.contains("://"_L1) && text.contains(u'@'))
        return true;
    if (text.contains("ey"_L1) && text.contains(".ey"_L1))
        return true;
    if (text.contains("bearer"_L1, Qt::CaseInsensitive) || text.contains("authorization"_L1, Qt::CaseInsensitive))
        return true;
    return std::ranges::any_of(beginnings, [&text](QLatin1StringView begin) { return text.contains(begin); });
}

} // namespace

std::vector<SecretRange> secretsIn(const QString& text)
{
    std::vector<SecretRange> found;
    if (!mayHoldSecret(text))
        return found;
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
