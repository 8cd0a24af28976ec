// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/selection.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QStringList>

#include <algorithm>

namespace signalbox::demo {

using namespace Qt::StringLiterals;

namespace {

constexpr int deepest = 64;
constexpr int mostSteps = 5000;

QStringList tokensOf(const QString& query)
{
    static const QRegularExpression token(
        u"#[^\\n]*|\"(?:[^\"\\\\]|\\\\.)*+\"|\\.\\.\\.|[_A-Za-z0-9\\-$.]+|[{}()\\[\\]:!=@|&]"_s);
    QStringList tokens;
    for (const QRegularExpressionMatch& match : token.globalMatch(query)) {
        if (!match.captured().startsWith(u'#'))
            tokens.append(match.captured());
    }
    return tokens;
}

// Reads a query from its tokens. Each step into a brace and each field counts, so that no text of a client, however it
// refers to itself, takes more than a moment or more than a little of the stack. The first flaw ends the reading.
class Reading {
public:
    Reading(const QString& query, const QJsonObject& variables)
        : m_tokens(tokensOf(query))
        , m_variables(variables)
    {
    }

    std::expected<Operation, QString> operation()
    {
        // Fragments may stand before the operation and behind it.
        Operation operation;
        qsizetype begin = -1;
        while (!atEnd()) {
            if (is("fragment"_L1)) {
                m_fragments.insert(m_tokens.value(m_at + 1), m_at + 4); // fragment NAME on TYPE
                m_at += 4;
            } else if (is("("_L1)) {
                skip("("_L1, ")"_L1);
                continue;
            } else if (!is("{"_L1)) {
                operation.changes = operation.changes || (begin < 0 && is("mutation"_L1));
                ++m_at;
                continue;
            } else if (begin < 0) {
                begin = m_at;
            }
            skip("{"_L1, "}"_L1);
        }
        m_at = begin < 0 ? m_tokens.size() : begin;
        if (begin < 0)
            fail(u"Unexpected end of document"_s);
        set(operation.fields);
        return m_flaw.isEmpty() ? std::expected<Operation, QString>(std::move(operation)) : std::unexpected(m_flaw);
    }

private:
    bool atEnd() const { return m_at >= m_tokens.size(); }
    bool is(QLatin1StringView token) const { return !atEnd() && m_tokens.at(m_at) == token; }
    QString take() { return atEnd() ? QString() : m_tokens.at(m_at++); }

    // From here on everything is at its end, which closes all that is open.
    void fail(const QString& flaw)
    {
        if (m_flaw.isEmpty())
            m_flaw = flaw;
        m_at = m_tokens.size();
    }

    bool step()
    {
        if (++m_steps > mostSteps)
            fail(u"Query has complexity of more than %1, which exceeds max complexity of %1"_s.arg(mostSteps));
        return m_flaw.isEmpty();
    }
    bool enter()
    {
        if (++m_depth > deepest)
            fail(u"Query has depth of more than %1, which exceeds max depth of %1"_s.arg(deepest));
        return step();
    }
    void leave() { --m_depth; }

    // Over a bracket and everything up to the one that closes it.
    void skip(QLatin1StringView open, QLatin1StringView close)
    {
        int depth = 0;
        do {
            depth += is(open) ? 1 : is(close) ? -1 : 0;
            ++m_at;
        } while (depth > 0 && !atEnd());
    }

    QJsonObject arguments()
    {
        QJsonObject given;
        while (is("("_L1) || is("@"_L1)) {
            const bool directive = is("@"_L1);
            m_at += directive ? 2 : 1; // @ and its name, whose arguments say nothing to us
            if (directive) {
                if (is("("_L1))
                    skip("("_L1, ")"_L1);
                continue;
            }
            while (!atEnd() && !is(")"_L1)) {
                const QString name = take();
                m_at += is(":"_L1) ? 1 : 0;
                given.insert(name, literal());
            }
            ++m_at;
        }
        return given;
    }

    QJsonValue literal()
    {
        if (!enter())
            return {};
        const QString token = take();
        QJsonValue value(token); // an enumeration's name stands for itself
        if (token == "["_L1) {
            QJsonArray list;
            while (!atEnd() && !is("]"_L1))
                list.append(literal());
            ++m_at;
            value = list;
        } else if (token == "{"_L1) {
            QJsonObject object;
            while (!atEnd() && !is("}"_L1)) {
                const QString name = take();
                m_at += is(":"_L1) ? 1 : 0;
                object.insert(name, literal());
            }
            ++m_at;
            value = object;
        } else if (token.startsWith(u'$')) {
            value = m_variables.value(token.sliced(1));
        } else if (token.startsWith(u'"')) {
            value = QJsonDocument::fromJson('[' + token.toUtf8() + ']').array().first();
        } else if (token == "true"_L1 || token == "false"_L1) {
            value = token == "true"_L1;
        } else if (bool isNumber = false; token.toLongLong(&isNumber) || isNumber) {
            value = token.toLongLong();
        }
        leave();
        return value;
    }

    void set(std::vector<Selected>& fields)
    {
        if (!is("{"_L1) || !enter())
            return;
        ++m_at;
        while (!atEnd() && !is("}"_L1)) {
            if (is("..."_L1))
                fragment(fields);
            else
                field(fields);
        }
        if (atEnd())
            fail(u"Expected NAME, actual: (none)"_s);
        ++m_at;
        leave();
    }

    void fragment(std::vector<Selected>& fields)
    {
        ++m_at;
        if (is("on"_L1) || is("{"_L1) || is("@"_L1)) {
            m_at += is("on"_L1) ? 2 : 0;
            (void)arguments();
            return set(fields);
        }
        const QString name = take();
        (void)arguments();
        const qsizetype back = m_at;
        if (!m_fragments.contains(name))
            return fail(u"Fragment %1 was used, but not defined"_s.arg(name));
        if (m_open.contains(name))
            return fail(u"Fragment %1 contains an infinite loop"_s.arg(name));
        m_open.append(name);
        m_at = m_fragments.value(name);
        set(fields);
        m_open.removeLast();
        m_at = m_flaw.isEmpty() ? back : m_tokens.size();
    }

    void field(std::vector<Selected>& fields)
    {
        if (!step())
            return;
        Selected asked{.shown = take()};
        asked.name = asked.shown;
        if (is(":"_L1)) {
            ++m_at;
            asked.name = take();
        }
        if (asked.name.isEmpty() || (!asked.name.front().isLetter() && !asked.name.startsWith(u'_')))
            return fail(u"Expected NAME, actual: \"%1\""_s.arg(asked.name));
        asked.arguments = arguments();
        // What is asked for twice is answered once, with all that was asked of it.
        auto known = std::ranges::find(fields, asked.shown, &Selected::shown);
        if (known == fields.end())
            known = fields.insert(known, std::move(asked));
        set(known->fields);
    }

    QStringList m_tokens;
    QJsonObject m_variables;
    QHash<QString, qsizetype> m_fragments; // name -> its first brace
    QStringList m_open; // fragments that are being put in
    QString m_flaw;
    qsizetype m_at = 0;
    int m_depth = 0;
    int m_steps = 0;
};

// A connection that holds more than was asked for says so.
QJsonObject cut(const QJsonObject& connection, const QJsonObject& arguments)
{
    QJsonArray nodes = connection.value("nodes"_L1).toArray();
    const qsizetype first = arguments.value("first"_L1).toInteger(nodes.size());
    if (nodes.size() <= first)
        return connection;
    while (nodes.size() > std::max<qsizetype>(first, 0))
        nodes.removeLast();
    QJsonObject shorter = connection;
    shorter.insert("nodes"_L1, nodes);
    QJsonObject page = connection.value("pageInfo"_L1).toObject();
    page.insert("hasNextPage"_L1, true);
    shorter.insert("pageInfo"_L1, page);
    return shorter;
}

QJsonValue valueOf(const QJsonValue& found, const Selected& field)
{
    const std::vector<Selected>& fields = field.fields;
    if (fields.empty())
        return found.isUndefined() ? QJsonValue(QJsonValue::Null) : found;
    if (found.isObject())
        return selected(cut(found.toObject(), field.arguments), fields);
    if (!found.isArray())
        return QJsonValue::Null;
    QJsonArray rows;
    for (const QJsonValue& row : found.toArray())
        rows.append(selected(row.toObject(), fields));
    return rows;
}

} // namespace

std::expected<Operation, QString> operationOf(const QString& query, const QJsonObject& variables)
{
    return Reading(query, variables).operation();
}

QJsonObject selected(const QJsonObject& whole, const std::vector<Selected>& fields)
{
    QJsonObject part;
    for (const Selected& field : fields)
        part.insert(field.shown, valueOf(whole.value(field.name), field));
    return part;
}

} // namespace signalbox::demo
