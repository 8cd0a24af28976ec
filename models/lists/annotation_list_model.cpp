// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/annotation_list_model.h"

using namespace Qt::StringLiterals;

namespace signalbox::lists {
namespace {

/// GitHub files what the runner itself says under this path; its line is one of the log.
constexpr auto runnersOwn = ".github"_L1;

int rank(const core::Annotation& annotation)
{
    return annotation.level == "failure"_L1 ? 0 : annotation.level == "warning"_L1 ? 1 : 2;
}

QString oneLine(const core::Annotation& annotation)
{
    const QString text = annotation.message.simplified();
    return annotation.title.isEmpty() || text.startsWith(annotation.title.simplified())
        ? text
        : u"%1: %2"_s.arg(annotation.title.simplified(), text);
}

} // namespace

QString placeOf(const core::Annotation& annotation)
{
    if (annotation.path.isEmpty() || annotation.path == runnersOwn)
        return {};
    return annotation.startLine > 0 ? u"%1:%2"_s.arg(annotation.path).arg(annotation.startLine) : annotation.path;
}

core::Outcome outcomeOf(const core::Annotation& annotation)
{
    return annotation.level == "failure"_L1 ? core::Outcome::Failed
        : annotation.level == "warning"_L1  ? core::Outcome::NeedsPerson
                                            : core::Outcome::Neutral;
}

QString levelWord(const core::Annotation& annotation)
{
    if (annotation.level == "failure"_L1)
        return AnnotationListModel::tr("Error");
    if (annotation.level == "warning"_L1)
        return AnnotationListModel::tr("Warning");
    if (annotation.level == "notice"_L1)
        return AnnotationListModel::tr("Notice");
    return annotation.level;
}

void AnnotationListModel::setAnnotations(const core::Job& job, const std::vector<core::Annotation>& annotations)
{
    auto rows = m_rows;
    std::erase_if(rows, [&](const AnnotationRow& row) { return row.job == job.id; });
    for (int number = 0; const core::Annotation& annotation : annotations)
        rows.push_back({.job = job.id, .jobName = job.name, .number = number++, .annotation = annotation});
    const auto order = [](const AnnotationRow& row) { return std::tuple(rank(row.annotation), row.job, row.number); };
    std::ranges::sort(rows, {}, order);
    showRows(m_rows, std::move(rows), &AnnotationRow::key);
}

void AnnotationListModel::clear()
{
    showRows(m_rows, {}, &AnnotationRow::key);
}

int AnnotationListModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant AnnotationListModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const AnnotationRow& row = m_rows[size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole:
    case MessageRole:
        return oneLine(row.annotation);
    case OutcomeRole:
        return int(outcomeOf(row.annotation));
    case LevelRole:
        return levelWord(row.annotation);
    case PlaceRole:
        return placeOf(row.annotation);
    case RowRole:
        return QVariant::fromValue(row);
    case Qt::AccessibleTextRole: {
        const QString place = placeOf(row.annotation);
        const QString said = tr("%1 in %2: %3").arg(levelWord(row.annotation), row.jobName, oneLine(row.annotation));
        return place.isEmpty() ? said : QString(said + u", "_s + place);
    }
    default:
        return {};
    }
}

} // namespace signalbox::lists
