// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "expressions/json_type.h"

#include "expressions/words.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace signalbox::expressions {

namespace {

/// What is nested deeper than this is of any kind.
constexpr int mostLevels = 16;

Type typeOf(const QJsonValue& value, int levels)
{
    switch (value.type()) {
    case QJsonValue::Null:
        return Type::null();
    case QJsonValue::Bool:
        return Type::boolean();
    case QJsonValue::Double:
        return Type::number();
    case QJsonValue::String:
        return Type::string();
    case QJsonValue::Array: {
        const QJsonArray array = value.toArray();
        if (array.isEmpty() || levels == 0)
            return Type::arrayOf({});
        Type element = typeOf(array.at(0), levels - 1);
        for (qsizetype i = 1; i < array.size() && !element.isAny(); ++i)
            element = merged(element, typeOf(array.at(i), levels - 1));
        return Type::arrayOf(element);
    }
    case QJsonValue::Object: {
        Object object; // closed: all that is in it is there to be read
        const QJsonObject entries = value.toObject();
        for (auto entry = entries.begin(); entry != entries.end() && levels > 0; ++entry)
            object.properties.push_back({entry.key().toUtf8(), typeOf(entry.value(), levels - 1), {}});
        if (levels == 0)
            object.others = Type::any();
        return Type::object(std::move(object));
    }
    case QJsonValue::Undefined:
        break;
    }
    return {};
}

/// Brackets that are not closed, or closed by others, in texts of either quotes left out.
bool isUnbalanced(const QByteArray& text)
{
    QByteArray open;
    char quote = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char letter = text[i];
        if (quote != 0) {
            if (letter == '\\')
                ++i;
            else if (letter == quote)
                quote = 0;
        } else if (letter == '"' || letter == '\'') {
            quote = letter;
        } else if (letter == '{' || letter == '[') {
            open.append(letter == '{' ? '}' : ']');
        } else if (letter == '}' || letter == ']') {
            if (!open.endsWith(letter))
                return true;
            open.chop(1);
        }
    }
    return quote != 0 || !open.isEmpty();
}

} // namespace

JsonText readJsonText(const QByteArray& text)
{
    if (text.trimmed().isEmpty())
        return {.problem = tr("it is empty"), .isHopeless = true};
    // Qt reads objects and lists only; GitHub any value.
    QJsonParseError error;
    const QJsonArray values = QJsonDocument::fromJson("[" + text + "]", &error).array();
    if (error.error == QJsonParseError::NoError && values.size() == 1)
        return {.type = typeOf(values.at(0), mostLevels)};
    QString problem = error.error == QJsonParseError::NoError ? tr("more than one value") : error.errorString();
    return {.problem = std::move(problem), .isHopeless = isUnbalanced(text)};
}

} // namespace signalbox::expressions
