// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "templates/field.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace signalbox::templates {
namespace {

constexpr qsizetype longestText = 200;
constexpr qsizetype longestList = 50;

core::Error refused(const QString& what, const QString& advice)
{
    return {.kind = core::ErrorKind::Rejected, .what = what, .advice = advice, .detail = {}, .permission = {}};
}

/// For a message: cut when long, without what would break its line.
QString shown(QString text)
{
    constexpr qsizetype longest = 40;
    if (text.size() > longest)
        text = text.first(longest) + u"…"_s;
    for (QChar& letter : text) {
        if (!letter.isPrint())
            letter = u'?';
    }
    return text;
}

std::optional<core::Error> textProblem(const Field& field, const QString& text)
{
    if (text.trimmed().isEmpty())
        return refused(u"%1 is empty."_s.arg(field.label), u"Type a text."_s);
    if (text.size() > longestText)
        return refused(u"%1 is longer than %2 letters."_s.arg(field.label).arg(longestText), u"Shorten it."_s);
    if (std::ranges::any_of(text, [](QChar each) {
            return each.category() == QChar::Other_Control || each.category() == QChar::Separator_Line
                || each.category() == QChar::Separator_Paragraph || each.category() == QChar::Other_Format;
        }))
        return refused(u"%1 has a line end or another letter that cannot be seen."_s.arg(field.label),
                       u"Type it as one line."_s);
    if (!text.isValidUtf16())
        return refused(u"%1 has half a letter."_s.arg(field.label), u"Type it again."_s);
    if (text.contains("${{"_L1))
        return refused(u"%1 has an expression in it, which GitHub would evaluate."_s.arg(field.label),
                       u"Leave out ${{."_s);
    if (!field.pattern.isEmpty()) {
        const QRegularExpression pattern(QRegularExpression::anchoredPattern(field.pattern));
        if (!pattern.match(text).hasMatch())
            return refused(u"%1 cannot be '%2'."_s.arg(field.label, shown(text)),
                           u"Type it as '%1' is written."_s.arg(field.byDefault.isEmpty() ? field.pattern
                                                                                          : field.byDefault.front()));
    }
    return {};
}

} // namespace

std::optional<core::Error> problem(const Field& field, const QStringList& value)
{
    if (field.kind == Field::Kind::List) {
        if (value.isEmpty() && !field.isOptional)
            return refused(u"%1 has nothing in it."_s.arg(field.label), u"Add at least one."_s);
        if (value.size() > longestList)
            return refused(u"%1 has more than %2 in it."_s.arg(field.label).arg(longestList), u"Take some out."_s);
        for (const QString& each : value) {
            if (value.count(each) > 1)
                return refused(u"%1 has '%2' twice."_s.arg(field.label, shown(each)), u"Take one of them out."_s);
        }
    } else if (value.size() != 1) {
        return refused(value.isEmpty() ? u"%1 is empty."_s.arg(field.label)
                                       : u"%1 has more than one value."_s.arg(field.label),
                       u"Give it one value."_s);
    }
    if (field.kind == Field::Kind::Choice && !field.options.contains(value.front()))
        return refused(u"%1 cannot be '%2'."_s.arg(field.label, shown(value.front())),
                       u"Choose one of: %1."_s.arg(field.options.join(u", "_s)));
    for (const QString& each : value) {
        if (auto wrong = textProblem(field, each))
            return wrong;
    }
    return {};
}

} // namespace signalbox::templates
