// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/selection.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <QStringList>

namespace signalbox::demo {

using namespace Qt::StringLiterals;

namespace {

QStringList tokensOf(const QString& query)
{
    static const QRegularExpression token(
        u"#[^\\n]*|\"(?:[^\"\\\\]|\\\\.)*\"|\\.\\.\\.|[_A-Za-z0-9\\-$.]+|[{}()\\[\\]:!=@|&]"_s);
    QStringList tokens;
    for (const QRegularExpressionMatch& match : token.globalMatch(query)) {
        if (!match.captured().startsWith(u'#'))
            tokens.append(match.captured());
    }
    return tokens;
}

class Selection {
public:
    explicit Selection(const QString& query)
        : m_tokens(tokensOf(query))
    {
    }

    QJsonObject of(const QJsonObject& whole)
    {
        // A query may have a name and variables before its first brace, and fragments before itself.
        m_at = 0;
        while (!atEnd() && !is("{"_L1)) {
            if (is("fragment"_L1)) {
                m_at += 4; // fragment NAME on TYPE
                skip("{"_L1, "}"_L1);
            } else if (is("("_L1)) {
                skip("("_L1, ")"_L1);
            } else {
                ++m_at;
            }
        }
        QJsonObject part;
        set(whole, part);
        return part;
    }

private:
    bool atEnd() const { return m_at >= m_tokens.size(); }
    bool is(QLatin1StringView token) const { return !atEnd() && m_tokens.at(m_at) == token; }
    QString take() { return atEnd() ? QString() : m_tokens.at(m_at++); }

    // Over a bracket and everything up to the one that closes it.
    void skip(QLatin1StringView open, QLatin1StringView close)
    {
        int depth = 0;
        do {
            depth += is(open) ? 1 : is(close) ? -1 : 0;
            ++m_at;
        } while (depth > 0 && !atEnd());
    }

    void skipArguments()
    {
        while (is("("_L1) || is("@"_L1)) {
            if (is("("_L1))
                skip("("_L1, ")"_L1);
            else
                m_at += 2; // @ and the directive's name
        }
    }

    void set(const QJsonObject& whole, QJsonObject& part)
    {
        if (!is("{"_L1))
            return;
        ++m_at;
        while (!atEnd() && !is("}"_L1)) {
            if (is("..."_L1))
                fragment(whole, part);
            else
                field(whole, part);
        }
        ++m_at;
    }

    void fragment(const QJsonObject& whole, QJsonObject& part)
    {
        ++m_at;
        if (is("on"_L1) || is("{"_L1) || is("@"_L1)) {
            m_at += is("on"_L1) ? 2 : 0;
            skipArguments();
            set(whole, part);
            return;
        }
        const QString name = take();
        const qsizetype back = m_at;
        for (m_at = 0; !atEnd(); ++m_at) {
            if (is("fragment"_L1) && m_tokens.value(m_at + 1) == name) {
                m_at += 4; // fragment NAME on TYPE
                set(whole, part);
                break;
            }
        }
        m_at = back;
    }

    void field(const QJsonObject& whole, QJsonObject& part)
    {
        const QString shown = take();
        QString name = shown;
        if (is(":"_L1)) {
            ++m_at;
            name = take();
        }
        skipArguments();
        part.insert(shown, value(whole.value(name)));
    }

    QJsonValue value(const QJsonValue& found)
    {
        if (!is("{"_L1))
            return found.isUndefined() ? QJsonValue(QJsonValue::Null) : found;
        const qsizetype begin = m_at;
        QJsonArray rows;
        for (const QJsonValue& row : found.toArray()) {
            QJsonObject part;
            m_at = begin;
            set(row.toObject(), part);
            rows.append(part);
        }
        QJsonObject part;
        m_at = begin;
        set(found.toObject(), part);
        if (found.isArray())
            return rows;
        return found.isObject() ? QJsonValue(part) : QJsonValue(QJsonValue::Null);
    }

    QStringList m_tokens;
    qsizetype m_at = 0;
};

} // namespace

QJsonObject selected(const QJsonObject& whole, const QString& query)
{
    return Selection(query).of(whole);
}

} // namespace signalbox::demo
