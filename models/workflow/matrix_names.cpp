// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/matrix_names.h"

#include "workflow/given_text.h"
#include "workflow/matrix.h"

#include <QRegularExpression>

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;

namespace signalbox::workflow {
namespace {

using Combination = std::vector<MatrixValue>;

constexpr qsizetype longestName = 100; // GitHub cuts what is longer
constexpr qint64 mostJobs = 256; // GitHub starts none of a matrix that makes more

/// The texts of a value in the order in which they are written, as GitHub puts a mapping or a list behind a name.
void addTexts(QStringList& texts, const yaml::Place& value)
{
    for (const yaml::Place item : value.items())
        addTexts(texts, item);
    for (const auto [key, part] : value.pairs())
        addTexts(texts, part);
    if (const QString text = givenText(value); !text.isEmpty())
        texts << text;
}

QString withValues(const QString& name, const Combination& combination)
{
    QStringList texts;
    for (const MatrixValue& value : combination)
        addTexts(texts, value.value);
    const QString full = texts.isEmpty() ? name : u"%1 (%2)"_s.arg(name, texts.join(u", "_s));
    return full.size() > longestName ? full.first(longestName - 3) + u"..."_s : full;
}

/// Of "matrix.os" or "matrix.target.os"; nothing for what is no single value.
std::optional<QString> valueOf(const QString& expression, const Combination& combination)
{
    const QStringList path = expression.trimmed().split(u'.');
    if (path.size() < 2 || path.front() != "matrix"_L1)
        return std::nullopt;
    const auto own = std::ranges::find_if(combination, [&](const MatrixValue& value) {
        return path[1].compare(QString::fromUtf8(value.key.text()), Qt::CaseInsensitive) == 0;
    });
    if (own == combination.end())
        return QString(); // another combination has it
    yaml::Place place = own->value;
    for (qsizetype step = 2; step < path.size(); ++step)
        place = place[path[step].toUtf8()];
    if (place.isThere() && !place.isScalar())
        return std::nullopt;
    return givenText(place);
}

std::optional<QString> filledIn(const QString& name, const Combination& combination)
{
    static const QRegularExpression expression(u"\\$\\{\\{(.*?)\\}\\}"_s);
    QString filled;
    qsizetype at = 0;
    for (const auto& found : expression.globalMatch(name)) {
        const auto value = valueOf(found.captured(1), combination);
        if (!value)
            return std::nullopt;
        filled += name.sliced(at, found.capturedStart() - at) + *value;
        at = found.capturedEnd();
    }
    return filled + name.sliced(at);
}

} // namespace

QStringList matrixJobNames(const QString& name, const yaml::Place& matrix)
{
    const ExpandedMatrix expanded = expandMatrix(matrix);
    if (expanded.isOpen || expanded.count > mostJobs)
        return {};
    QStringList names;
    const bool hasExpression = name.contains("${{"_L1);
    for (const Combination& combination : expanded.combinations) {
        const auto full = hasExpression ? filledIn(name, combination) : std::optional(withValues(name, combination));
        if (!full)
            return {};
        names << full->trimmed();
    }
    return names;
}

} // namespace signalbox::workflow
