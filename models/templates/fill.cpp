// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "templates/fill.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace signalbox::templates {
namespace {

core::Error refused(const QString& what, const QString& advice)
{
    return {.kind = core::ErrorKind::Rejected, .what = what, .advice = advice, .detail = {}, .permission = {}};
}

/// Means itself to YAML, to a shell, to make and in an expression, wherever it stands.
bool isWord(const QString& text)
{
    static const QRegularExpression word(u"\\A[A-Za-z0-9._/][A-Za-z0-9._/:+-]*\\z"_s);
    return word.match(text).hasMatch() && !text.endsWith(u':');
}

/// A text of YAML without quotes: no number, no boolean and nothing else that a reader takes for something of its own.
bool isPlain(const QString& text)
{
    static const QRegularExpression plain(u"\\A[A-Za-z][A-Za-z0-9._/-]*\\z"_s);
    static const QStringList others{u"true"_s, u"false"_s, u"null"_s, u"yes"_s, u"no"_s,
                                    u"on"_s,   u"off"_s,   u"y"_s,    u"n"_s};
    return plain.match(text).hasMatch() && !others.contains(text.toLower());
}

QString inQuotes(QString text)
{
    return text.replace(u'\'', "''"_L1);
}

QString scalar(const QString& text)
{
    return isPlain(text) ? text : u'\'' + inQuotes(text) + u'\'';
}

/// Writes values into one text.
class Filling {
public:
    Filling(const TemplateFile& file, const Values& values, const QStringList& lists)
        : m_values(values)
        , m_lists(lists)
        , m_isYaml(file.path.endsWith(".yml"_L1) || file.path.endsWith(".yaml"_L1))
    {
    }

    QString line(const QString& line)
    {
        static const QRegularExpression mark(u"@([A-Z][A-Z_]*)(:first)?@"_s);
        QString written;
        qsizetype at = 0;
        for (const auto& match : mark.globalMatch(line)) {
            const auto value = m_values.constFind(match.captured(1));
            if (value == m_values.cend()) {
                m_unknown = match.captured(1);
                return line;
            }
            qsizetype start = match.capturedStart();
            qsizetype end = match.capturedEnd();
            const bool isList = m_lists.contains(match.captured(1)) && !match.hasCaptured(2);
            const QString text = isList ? list(line, start, end, *value) : one(line, start, end, value->value(0));
            written += QStringView(line).sliced(at, start - at);
            // An empty list takes the comma before it along.
            if (isList && text.isEmpty() && written.endsWith(", "_L1))
                written.chop(2);
            written += text;
            at = end;
        }
        return written += QStringView(line).sliced(at);
    }

    const QString& unknown() const { return m_unknown; } ///< a mark that nothing is known of
    const QString& stray() const { return m_stray; } ///< a value that would get out of its place

private:
    static bool stands(const QString& line, qsizetype start, qsizetype end, QChar quote)
    {
        return start > 0 && end < line.size() && line[start - 1] == quote && line[end] == quote;
    }

    QString word(const QString& text)
    {
        if (!isWord(text))
            m_stray = text;
        return text;
    }

    /// Moves start and end over the quotes that go.
    QString list(const QString& line, qsizetype& start, qsizetype& end, const QStringList& texts)
    {
        const bool isFlow = m_isYaml && stands(line, start, end, u'\'');
        const bool isJson = stands(line, start, end, u'"');
        QStringList items;
        for (const QString& each : texts)
            items << (isFlow ? scalar(each) : isJson ? u'"' + word(each) + u'"' : word(each));
        if (isFlow || isJson) {
            --start;
            ++end;
        }
        return items.join(isFlow || isJson ? u", "_s : u" "_s);
    }

    QString one(const QString& line, qsizetype& start, qsizetype& end, const QString& text)
    {
        const QStringView before = QStringView(line).first(start);
        const bool isQuoted = m_isYaml && !before.trimmed().startsWith(u'#') && before.count(u'\'') % 2 == 1
            && QStringView(line).sliced(end).contains(u'\'');
        if (!isQuoted)
            return word(text);
        const bool isValue = before.endsWith(": '"_L1) && end + 1 == line.size();
        if (!isValue)
            return inQuotes(text);
        --start;
        ++end;
        return scalar(text);
    }

    const Values& m_values;
    const QStringList& m_lists;
    QString m_unknown;
    QString m_stray;
    bool m_isYaml;
};

/// Everything that a mark can stand for, or what is wrong with it.
core::Result<Values> checked(const Template& chosen, const Values& values)
{
    Values all = chosen.constants;
    for (const Field& field : chosen.fields) {
        const QStringList value = values.value(field.id, field.byDefault);
        if (auto wrong = problem(field, value))
            return std::unexpected(*wrong);
        all.insert(field.id, value);
    }
    for (auto each = values.cbegin(); each != values.cend(); ++each) {
        if (std::ranges::find(chosen.fields, each.key(), &Field::id) == chosen.fields.end())
            return std::unexpected(refused(
                u"The template %1 asks for no '%2'."_s.arg(chosen.title, each.key().left(40)), u"Leave it out."_s));
    }
    for (const Field& field : chosen.fields) {
        for (const QString& other : all.value(field.differsFrom)) {
            if (!field.differsFrom.isEmpty() && all.value(field.id).contains(other))
                return std::unexpected(refused(u"%1 has '%2', which is named above already."_s.arg(field.label, other),
                                               u"Leave it in one of the two."_s));
        }
    }
    return all;
}

} // namespace

core::Result<std::vector<FilledFile>> fill(const Template& chosen, const Values& values)
{
    const auto all = checked(chosen, values);
    if (!all)
        return std::unexpected(all.error());
    QStringList lists;
    for (const Field& field : chosen.fields) {
        if (field.kind == Field::Kind::List)
            lists << field.id;
    }
    std::vector<FilledFile> files;
    for (const TemplateFile& file : chosen.files) {
        Filling filling(file, *all, lists);
        QStringList lines;
        for (const QString& line : QString::fromUtf8(file.text).split(u'\n'))
            lines << filling.line(line);
        if (!filling.unknown().isEmpty())
            return std::unexpected(refused(u"%1 has the mark %2, which the template %3 says nothing of."_s.arg(
                                               file.path, filling.unknown(), chosen.title),
                                           u"Add a field of that name to the template."_s));
        if (!filling.stray().isEmpty())
            return std::unexpected(
                refused(u"'%1' cannot stand in %2 as it is."_s.arg(filling.stray().left(40), file.path),
                        u"Use letters, digits and . _ / : + - only."_s));
        files.push_back({.path = file.path, .text = lines.join(u'\n').toUtf8(), .isExecutable = file.isExecutable});
    }
    return files;
}

} // namespace signalbox::templates
