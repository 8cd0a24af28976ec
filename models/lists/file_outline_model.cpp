// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/file_outline_model.h"

#include "lists/row_diff.h"
#include "yaml/place.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace signalbox::lists {
namespace {

using Kind = OutlineEntry::Kind;

/// What a step is called: its name, else what it does.
QString labelOf(const yaml::Place& step)
{
    for (const char* key : {"name", "uses", "id"}) {
        if (const QString text = step[key].string().simplified(); !text.isEmpty())
            return text;
    }
    if (const QString script = step["run"].string().trimmed(); !script.isEmpty())
        return script.section(u'\n', 0, 0).simplified();
    return FileOutlineModel::tr("Step");
}

OutlineEntry events(int line, const yaml::Place& on)
{
    OutlineEntry entry{.label = u"on"_s, .line = line};
    const auto add = [&](const yaml::Place& event) {
        if (!event.string().isEmpty())
            entry.children.push_back({.kind = Kind::Event, .label = event.string().simplified(), .line = event.line()});
    };
    if (on.isScalar())
        add(on);
    for (const yaml::Place item : on.items())
        add(item);
    for (const auto [event, filters] : on.pairs())
        add(event);
    return entry;
}

OutlineEntry jobs(int line, const yaml::Place& all)
{
    OutlineEntry entry{.label = u"jobs"_s, .line = line};
    for (const auto [id, job] : all.pairs()) {
        OutlineEntry one{.kind = Kind::Job, .label = id.string().simplified(), .line = id.line()};
        for (const yaml::Place step : job["steps"].items())
            one.children.push_back({.kind = Kind::Step, .label = labelOf(step), .line = step.line()});
        entry.children.push_back(std::move(one));
    }
    return entry;
}

} // namespace

std::vector<OutlineEntry> fileOutline(const QByteArray& text)
{
    const auto tree = yaml::Tree::read(text);
    std::vector<OutlineEntry> entries;
    if (!tree)
        return entries;
    for (const auto [key, value] : tree->root().pairs()) {
        if (key.string() == "on"_L1)
            entries.push_back(events(key.line(), value));
        else if (key.string() == "jobs"_L1)
            entries.push_back(jobs(key.line(), value));
    }
    return entries;
}

struct FileOutlineModel::Node {
    Node* parent = nullptr;
    OutlineEntry entry; ///< without its children
    int number = 0; ///< of those beside it with the same kind and label
    std::vector<std::unique_ptr<Node>> children;
};

FileOutlineModel::FileOutlineModel(QObject* parent)
    : QAbstractItemModel(parent)
    , m_root(std::make_unique<Node>())
{
}

FileOutlineModel::~FileOutlineModel() = default;

FileOutlineModel::Node& FileOutlineModel::nodeOf(const QModelIndex& index) const
{
    return index.isValid() ? *static_cast<Node*>(index.internalPointer()) : *m_root;
}

QModelIndex FileOutlineModel::indexOf(const Node& node) const
{
    if (!node.parent)
        return {};
    const auto place = std::ranges::find(node.parent->children, &node, &std::unique_ptr<Node>::get);
    return createIndex(int(place - node.parent->children.begin()), 0, &node);
}

void FileOutlineModel::setEntries(const std::vector<OutlineEntry>& entries)
{
    bring(*m_root, entries);
}

void FileOutlineModel::bring(Node& node, const std::vector<OutlineEntry>& next)
{
    using Name = std::pair<int, QString>;
    using Key = std::pair<Name, int>; // beside others of the same name
    std::vector<Key> before;
    before.reserve(node.children.size());
    for (const auto& child : node.children)
        before.push_back({{int(child->entry.kind), child->entry.label}, child->number});
    std::vector<Key> after;
    QHash<Name, int> numbers;
    for (const OutlineEntry& entry : next) {
        const Name name(int(entry.kind), entry.label);
        after.push_back({name, numbers[name]++});
    }

    const RowDiff diff = diffRows(before, after, std::identity());
    const QModelIndex here = indexOf(node);
    for (const RowRange range : diff.removed) {
        beginRemoveRows(here, range.first, range.last);
        node.children.erase(node.children.begin() + range.first, node.children.begin() + range.last + 1);
        endRemoveRows();
    }
    for (const RowRange range : diff.inserted) {
        beginInsertRows(here, range.first, range.last);
        for (int row = range.first; row <= range.last; ++row) {
            const OutlineEntry& entry = next[size_t(row)];
            auto child = std::make_unique<Node>();
            child->parent = &node;
            child->entry = {.kind = entry.kind, .label = entry.label, .line = entry.line};
            child->number = after[size_t(row)].second;
            node.children.insert(node.children.begin() + row, std::move(child));
        }
        endInsertRows();
    }
    for (size_t row = 0; row < next.size(); ++row) {
        Node& child = *node.children[row];
        if (child.entry.line != next[row].line) {
            child.entry.line = next[row].line;
            Q_EMIT dataChanged(indexOf(child), indexOf(child), {LineRole});
        }
        bring(child, next[row].children);
    }
}

QModelIndex FileOutlineModel::rowFor(int line) const
{
    const Node* found = m_root.get();
    while (true) {
        const Node* within = nullptr;
        for (const auto& child : found->children) {
            if (child->entry.line <= line && (!within || child->entry.line >= within->entry.line))
                within = child.get();
        }
        if (!within)
            return indexOf(*found);
        found = within;
    }
}

QModelIndex FileOutlineModel::index(int row, int column, const QModelIndex& parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, nodeOf(parent).children[size_t(row)].get());
}

QModelIndex FileOutlineModel::parent(const QModelIndex& index) const
{
    return index.isValid() ? indexOf(*nodeOf(index).parent) : QModelIndex();
}

int FileOutlineModel::rowCount(const QModelIndex& parent) const
{
    return parent.column() > 0 ? 0 : int(nodeOf(parent).children.size());
}

int FileOutlineModel::columnCount(const QModelIndex&) const
{
    return 1;
}

QVariant FileOutlineModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const OutlineEntry& entry = nodeOf(index).entry;
    switch (role) {
    case Qt::DisplayRole:
        return entry.label;
    case LineRole:
        return entry.line;
    case KindRole:
        return int(entry.kind);
    case Qt::AccessibleTextRole: {
        const QString kind = entry.kind == Kind::Event ? tr("Event")
            : entry.kind == Kind::Job                  ? tr("Job")
            : entry.kind == Kind::Step                 ? tr("Step")
                                                       : tr("Section");
        return tr("%1 %2, line %3").arg(kind, entry.label).arg(entry.line);
    }
    default:
        return {};
    }
}

} // namespace signalbox::lists
