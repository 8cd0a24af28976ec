// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/folder_model.h"

#include "lists/row_diff.h"
#include "lists/severity_words.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace signalbox::lists {
namespace {

using lint::Severity;

constexpr std::array severities{Severity::Error, Severity::Warning, Severity::Hint};

/// What tells a problem from the others of its file while its line moves.
struct ProblemKey {
    QString rule;
    QString message;
    int number = 0; ///< among those alike

    bool operator==(const ProblemKey&) const = default;
};

size_t qHash(const ProblemKey& key, size_t seed = 0)
{
    return qHashMulti(seed, key.rule, key.message, key.number);
}

std::vector<ProblemKey> keysOf(const std::vector<editing::PlacedProblem>& problems)
{
    QHash<std::pair<QString, QString>, int> numbers;
    std::vector<ProblemKey> keys;
    keys.reserve(problems.size());
    for (const editing::PlacedProblem& one : problems)
        keys.push_back({.rule = one.rule, .message = one.message, .number = numbers[{one.rule, one.message}]++});
    return keys;
}

int countOf(const std::vector<editing::PlacedProblem>& problems, Severity severity)
{
    return int(std::ranges::count(problems, severity, &editing::PlacedProblem::severity));
}

QString counted(int count, Severity severity)
{
    switch (severity) {
    case Severity::Error:
        return count == 1 ? FolderModel::tr("1 error") : FolderModel::tr("%1 errors").arg(count);
    case Severity::Warning:
        return count == 1 ? FolderModel::tr("1 warning") : FolderModel::tr("%1 warnings").arg(count);
    case Severity::Hint:
        return count == 1 ? FolderModel::tr("1 hint") : FolderModel::tr("%1 hints").arg(count);
    }
    return {};
}

/// A workflow is known by its file, an action by its folder.
QString shownName(const QString& path)
{
    for (const QString& known : {u".github/workflows/"_s, u".github/"_s}) {
        if (path.startsWith(known))
            return path.sliced(known.size());
    }
    return path;
}

} // namespace

struct FolderModel::File {
    editing::FolderFile file;

    QString state() const
    {
        if (file.obstacle)
            return FolderModel::tr("cannot be read");
        for (const Severity severity : severities) {
            if (const int count = countOf(file.problems, severity); count > 0)
                return counted(count, severity);
        }
        return FolderModel::tr("no problem");
    }

    core::Outcome outcome() const
    {
        if (file.obstacle)
            return core::Outcome::Unknown;
        for (const Severity severity : severities) {
            if (countOf(file.problems, severity) > 0)
                return outcomeOf(severity);
        }
        return core::Outcome::Passed;
    }
};

FolderModel::FolderModel(QObject* parent)
    : QAbstractItemModel(parent)
{
}

FolderModel::~FolderModel() = default;

void FolderModel::setContents(const editing::FolderContents& contents)
{
    std::vector<QString> before;
    before.reserve(m_files.size());
    for (const auto& file : m_files)
        before.push_back(file->file.path);
    std::vector<QString> after;
    after.reserve(contents.files.size());
    for (const editing::FolderFile& file : contents.files)
        after.push_back(file.path);
    const RowDiff diff = diffRows(before, after, std::identity());
    for (const RowRange range : diff.removed) {
        beginRemoveRows({}, range.first, range.last);
        m_files.erase(m_files.begin() + range.first, m_files.begin() + range.last + 1);
        endRemoveRows();
    }
    for (const RowRange range : diff.inserted) {
        beginInsertRows({}, range.first, range.last);
        for (int row = range.first; row <= range.last; ++row) {
            auto file = std::make_unique<File>();
            file->file = contents.files[size_t(row)];
            m_files.insert(m_files.begin() + row, std::move(file));
        }
        endInsertRows();
    }
    for (size_t row = 0; row < m_files.size(); ++row)
        bring(*m_files[row], contents.files[row]);
}

void FolderModel::bring(File& file, const editing::FolderFile& next)
{
    if (file.file == next)
        return;
    const QModelIndex here = rowOf(next.path);
    auto& problems = file.file.problems;
    const RowDiff diff = diffRows(keysOf(problems), keysOf(next.problems), std::identity());
    for (const RowRange range : diff.removed) {
        beginRemoveRows(here, range.first, range.last);
        problems.erase(problems.begin() + range.first, problems.begin() + range.last + 1);
        endRemoveRows();
    }
    for (const RowRange range : diff.inserted) {
        beginInsertRows(here, range.first, range.last);
        problems.insert(problems.begin() + range.first, next.problems.begin() + range.first,
                        next.problems.begin() + range.last + 1);
        endInsertRows();
    }
    file.file = next; // the places of problems that stay, and what is said of the file
    Q_EMIT dataChanged(here, here.siblingAtColumn(StateColumn));
    if (!problems.empty())
        Q_EMIT dataChanged(index(0, 0, here), index(int(problems.size()) - 1, StateColumn, here));
}

int FolderModel::count(Severity severity) const
{
    int all = 0;
    for (const auto& file : m_files)
        all += countOf(file->file.problems, severity);
    return all;
}

QString FolderModel::sum() const
{
    QStringList found;
    for (const Severity severity : severities) {
        if (const int all = count(severity); all > 0)
            found << counted(all, severity);
    }
    const QString files = m_files.size() == 1 ? tr("1 file") : tr("%1 files").arg(m_files.size());
    return u"%1: %2"_s.arg(files, found.isEmpty() ? tr("no problem") : found.join(u", "_s));
}

QModelIndex FolderModel::rowOf(const QString& path) const
{
    const auto found = std::ranges::find(m_files, path, [](const auto& file) { return file->file.path; });
    return found == m_files.end() ? QModelIndex() : index(int(found - m_files.begin()), 0);
}

const FolderModel::File* FolderModel::fileOf(const QModelIndex& index) const
{
    return index.isValid() && !index.internalPointer() ? m_files[size_t(index.row())].get() : nullptr;
}

/// A problem's row points to its file.
QModelIndex FolderModel::index(int row, int column, const QModelIndex& parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, fileOf(parent));
}

QModelIndex FolderModel::parent(const QModelIndex& index) const
{
    if (!index.isValid() || !index.internalPointer())
        return {};
    const auto* file = static_cast<const File*>(index.internalPointer());
    const auto found = std::ranges::find(m_files, file, &std::unique_ptr<File>::get);
    return createIndex(int(found - m_files.begin()), 0);
}

int FolderModel::rowCount(const QModelIndex& parent) const
{
    if (!parent.isValid())
        return int(m_files.size());
    const File* file = parent.column() == 0 ? fileOf(parent) : nullptr;
    return file ? int(file->file.problems.size()) : 0;
}

int FolderModel::columnCount(const QModelIndex&) const
{
    return ColumnCount;
}

QVariant FolderModel::fileData(const File& file, int column, int role) const
{
    const editing::FolderFile& its = file.file;
    switch (role) {
    case Qt::DisplayRole:
        return column == NameColumn ? shownName(its.path) : file.state();
    case Qt::ToolTipRole:
        return its.obstacle ? its.path + u'\n' + its.obstacle->sentence() : its.path;
    case Qt::AccessibleTextRole:
        return u"%1, %2"_s.arg(shownName(its.path), file.state());
    case OutcomeRole:
        return int(file.outcome());
    case PathRole:
        return its.path;
    case LineRole:
        return 0;
    default:
        return {};
    }
}

QVariant FolderModel::problemData(const File& file, const editing::PlacedProblem& problem, int column, int role)
{
    switch (role) {
    case Qt::DisplayRole:
        return column == NameColumn ? problem.message : tr("line %1").arg(problem.line);
    case Qt::ToolTipRole:
        return u"%1\n%2: %3"_s.arg(problem.message, severityWord(problem.severity), problem.rule);
    case Qt::AccessibleTextRole:
        return tr("%1: %2, line %3").arg(severityWord(problem.severity), problem.message).arg(problem.line);
    case OutcomeRole:
        return int(outcomeOf(problem.severity));
    case PathRole:
        return file.file.path;
    case LineRole:
        return problem.line;
    default:
        return {};
    }
}

QVariant FolderModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (const File* file = fileOf(index))
        return fileData(*file, index.column(), role);
    const auto* file = static_cast<const File*>(index.internalPointer());
    return problemData(*file, file->file.problems[size_t(index.row())], index.column(), role);
}

QVariant FolderModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == NameColumn ? tr("File") : section == StateColumn ? tr("Problems") : QVariant();
}

} // namespace signalbox::lists
