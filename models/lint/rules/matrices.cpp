// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lint/rules/families.h"
#include "workflow/matrix.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace signalbox::lint {
namespace {

/// An expression somewhere in the value.
bool isOpen(const yaml::Place& value)
{
    if (value.isScalar())
        return hasExpression(value.text());
    for (const yaml::Place item : value.items()) {
        if (isOpen(item))
            return true;
    }
    for (const auto [key, below] : value.pairs()) {
        if (isOpen(below))
            return true;
    }
    return false;
}

/// Longer rows and lists of exclusions are not compared, each with each: GitHub takes 256 jobs, which is told of.
constexpr int mostCompared = 1024;

void checkRow(const Subject& subject, const yaml::Place& key, const yaml::Place& row)
{
    if (row.size() > mostCompared) {
        subject.report.add(
            "checked-in-part"_L1, key,
            u"The values of %1 are not compared: there are more than %2."_s.arg(quoted(key.text())).arg(mostCompared));
        return;
    }
    std::vector<yaml::Place> seen;
    for (const yaml::Place value : row.items()) {
        const bool isTwin
            = std::ranges::any_of(seen, [&](const yaml::Place& other) { return workflow::sameValue(other, value); });
        if (isTwin && !isOpen(value))
            subject.report.add("matrix-duplicate"_L1, value,
                               u"%1 has this value twice, so the same job runs twice."_s.arg(quoted(key.text())));
        seen.push_back(value);
    }
}

/// GitHub refuses an exclusion by a key that no combination has; one by a value that is not there leaves nothing out.
void checkExclude(const Subject& subject, const yaml::Place& matrix)
{
    const yaml::Place exclude = matrix["exclude"];
    if (exclude.size() > mostCompared || matrix.size() > mostCompared) {
        if (exclude.size() > 0)
            subject.report.add(
                "checked-in-part"_L1, matrix.key("exclude"),
                u"The exclusions are not looked at: there are more than %1 of them, or rows."_s.arg(mostCompared));
        return;
    }
    for (const yaml::Place entry : exclude.items()) {
        for (const auto [key, value] : entry.pairs()) {
            if (!key.isScalar() || hasExpression(key.text()) || workflow::isMatrixList(key.text()))
                continue;
            const yaml::Place row = matrix[key.text()];
            if (!row.isThere()) {
                std::vector<QByteArrayView> keys;
                for (const auto [each, values] : matrix.pairs()) {
                    if (!workflow::isMatrixList(each.text()))
                        keys.push_back(each.text());
                }
                const QByteArray near = nearest(key.text(), keys);
                subject.report.add("matrix-exclude-unknown"_L1, key,
                                   u"The matrix has no %1 that could be left out."_s.arg(quoted(key.text())),
                                   near.isEmpty() ? std::vector<Fix>() : std::vector{replacement(key.range(), near)});
                continue;
            }
            if (!row.isSequence() || row.size() > mostCompared || isOpen(row) || isOpen(value) || value.isMapping())
                continue;
            bool isThere = false;
            for (const yaml::Place each : row.items())
                isThere = isThere || workflow::sameValue(each, value);
            if (!isThere)
                subject.report.add("matrix-exclude-value"_L1, value,
                                   u"%1 never has this value, so nothing is left out."_s.arg(quoted(key.text())));
        }
    }
}

void checkMatrix(const Subject& subject, const yaml::Place& key, const yaml::Place& matrix)
{
    if (!matrix.isMapping())
        return;
    for (const auto [name, row] : matrix.pairs()) {
        if (name.isScalar() && !workflow::isMatrixList(name.text()))
            checkRow(subject, name, row);
    }
    const bool isClosed = matrix["include"].isThere() && !matrix["include"].isSequence();
    if (!isClosed && !hasExpression(matrix["exclude"].text()))
        checkExclude(subject, matrix);
    const workflow::ExpandedMatrix expanded = workflow::expandMatrix(matrix);
    if (const int most = subject.syntax.limit("matrixJobs"); expanded.count > most)
        subject.report.add("matrix-over-256"_L1, key,
                           u"The matrix makes %1 jobs; GitHub starts %2."_s.arg(expanded.count).arg(most));
    else if (expanded.count == 0 && !expanded.isOpen && matrix["exclude"].size() > 0)
        subject.report.add("matrix-empty"_L1, key, u"The matrix leaves out each of its combinations."_s);
}

} // namespace

void checkMatrices(const Subject& subject)
{
    for (const FileJob& job : subject.file.jobs) {
        const yaml::Place strategy = job.place["strategy"];
        checkMatrix(subject, strategy.key("matrix"), strategy["matrix"]);
    }
}

} // namespace signalbox::lint
