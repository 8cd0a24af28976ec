// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/cell_names.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace signalbox::lists {
namespace {

using Combination = std::vector<workflow::MatrixValue>;

/// A value as it is shown; a list or a mapping by all that is in it.
void addTexts(QStringList& texts, const yaml::Place& value)
{
    if (value.isScalar() && !value.string().isEmpty())
        texts << value.string();
    for (const yaml::Place item : value.items())
        addTexts(texts, item);
    for (const auto [key, part] : value.pairs())
        addTexts(texts, part);
}

QString textOf(const yaml::Place& value)
{
    QStringList texts;
    addTexts(texts, value);
    return texts.join(u", "_s);
}

/// What `matrix.os.name` stands for, compared as GitHub does.
QString valueAt(const Combination& combination, const QString& path)
{
    const QStringList keys = path.split(u'.');
    const auto found = std::ranges::find_if(combination, [&](const workflow::MatrixValue& value) {
        return value.key.string().compare(keys.front(), Qt::CaseInsensitive) == 0;
    });
    if (found == combination.end())
        return {};
    yaml::Place value = found->value;
    for (const QString& key : keys.sliced(1))
        value = value[key.toUtf8()];
    return textOf(value);
}

QString nameOf(const QString& name, const Combination& combination)
{
    static const QRegularExpression asked(u"\\$\\{\\{\\s*matrix\\.([\\w.-]+)\\s*\\}\\}"_s,
                                          QRegularExpression::CaseInsensitiveOption);
    QString text;
    qsizetype done = 0;
    for (const auto& match : asked.globalMatch(name)) {
        text += QStringView(name).sliced(done, match.capturedStart() - done);
        text += valueAt(combination, match.captured(1));
        done = match.capturedEnd();
    }
    text += QStringView(name).sliced(done);
    return text;
}

} // namespace

QStringList cellNames(const QString& name, const workflow::ExpandedMatrix& matrix, int most)
{
    static const QRegularExpression ofMatrix(u"\\$\\{\\{[^}]*\\bmatrix\\b"_s,
                                             QRegularExpression::CaseInsensitiveOption);
    const bool asks = name.contains(ofMatrix);
    QStringList names;
    for (const Combination& combination : matrix.combinations) {
        if (names.size() == most)
            break;
        if (asks) {
            names << nameOf(name, combination).simplified();
            continue;
        }
        QStringList values;
        for (const workflow::MatrixValue& value : combination)
            addTexts(values, value.value);
        names << (values.isEmpty() ? name : u"%1 (%2)"_s.arg(name, values.join(u", "_s)));
    }
    return names;
}

} // namespace signalbox::lists
