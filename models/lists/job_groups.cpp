// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/job_groups.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace signalbox::lists {
namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("signalbox::lists::MatrixGroup", text);
}

} // namespace

QString MatrixGroup::title() const
{
    const QString& name = matrix.shown;
    const bool named = std::ranges::any_of(name, [](QChar c) { return c.isLetterOrNumber(); });
    if (kind != JobKind::Test)
        return named ? name : tr("Matrix");
    const bool plain
        = name.compare("test"_L1, Qt::CaseInsensitive) == 0 || name.compare("tests"_L1, Qt::CaseInsensitive) == 0;
    return plain || !named ? tr("Test matrix") : tr("Test matrix: %1").arg(name);
}

QStringList namesOf(const std::vector<core::Job>& jobs)
{
    QStringList names;
    names.reserve(std::ssize(jobs));
    std::ranges::transform(jobs, std::back_inserter(names), &core::Job::name);
    return names;
}

std::vector<MatrixGroup> matrixGroups(const std::vector<core::Job>& jobs, const JobKinds& kinds)
{
    std::vector<MatrixGroup> groups;
    for (MatrixCells& matrix : matrixCells(namesOf(jobs))) {
        const core::Job& first = jobs[static_cast<size_t>(matrix.cells.front().job)];
        const JobKind kind = kinds.of(first, matrix.name);
        groups.push_back({.matrix = std::move(matrix), .kind = kind});
    }
    std::ranges::stable_partition(groups, [](const MatrixGroup& group) { return group.kind == JobKind::Test; });
    return groups;
}

} // namespace signalbox::lists
