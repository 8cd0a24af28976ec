// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/matrix_names.h"

#include "workflow/given_text.h"

#include <QRegularExpression>

#include <algorithm>
#include <optional>
#include <ranges>

using namespace Qt::StringLiterals;

namespace signalbox::workflow {
namespace {

using Combination = std::vector<MatrixValue>;

constexpr qsizetype longestName = 100; // GitHub cuts what is longer

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
    if (path.size() < 2 || path.front().compare("matrix"_L1, Qt::CaseInsensitive) != 0)
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

/// Nothing where a part of the name is not known and may not stay.
std::optional<QString> filledIn(const QString& name, const Combination& combination, Unknown unknown)
{
    static const QRegularExpression expression(u"\\$\\{\\{(.*?)\\}\\}"_s);
    QString filled;
    qsizetype at = 0;
    for (const auto& found : expression.globalMatch(name)) {
        const auto value = valueOf(found.captured(1), combination);
        if (!value && unknown == Unknown::LeavesNoNames)
            return std::nullopt;
        filled += name.sliced(at, found.capturedStart() - at) + value.value_or(found.captured());
        at = found.capturedEnd();
    }
    return filled + name.sliced(at);
}

} // namespace

QStringList matrixJobNames(const QString& name, const ExpandedMatrix& matrix, Unknown unknown)
{
    static const QRegularExpression ofMatrix(u"\\$\\{\\{((?!\\}\\}).)*\\bmatrix\\b"_s,
                                             QRegularExpression::CaseInsensitiveOption);
    if (unknown == Unknown::LeavesNoNames && (matrix.isOpen || matrix.count > mostMatrixJobs))
        return {};
    QStringList names;
    const bool asks = name.contains(ofMatrix);
    for (const Combination& combination : matrix.combinations | std::views::take(mostMatrixJobs)) {
        const auto full = filledIn(name, combination, unknown);
        if (!full)
            return {};
        names << (asks ? *full : withValues(*full, combination)).trimmed();
    }
    return names;
}

} // namespace signalbox::workflow
