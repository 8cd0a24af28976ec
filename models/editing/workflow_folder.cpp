// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "editing/workflow_folder.h"

#include "editing/draft_store.h"
#include "editing/text_file.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace signalbox::editing {
namespace {

constexpr int deepest = 4; // folders of actions within each other

const QStringList& actionNames()
{
    static const QStringList names{u"action.yml"_s, u"action.yaml"_s};
    return names;
}

class Folder {
public:
    explicit Folder(const QString& root)
        : m_root(root)
    {
    }

    /// In the order in which they are shown; notes which folders they may appear in.
    QStringList paths()
    {
        QStringList all = within(u".github/workflows"_s, {u"*.yml"_s, u"*.yaml"_s});
        all << within(QString(), actionNames());
        addActions(all, u".github/actions"_s, deepest);
        all << within(u".github"_s, {u"dependabot.yml"_s, u"dependabot.yaml"_s, settingsPath().section(u'/', -1)});
        return all.first(std::min(all.size(), qsizetype(mostFolderFiles)));
    }

    const QStringList& watched() const { return m_watched; }

private:
    QString whole(const QString& path) const { return path.isEmpty() ? m_root : m_root + u'/' + path; }

    QStringList within(const QString& folder, const QStringList& names)
    {
        const QDir here(whole(folder));
        QStringList paths;
        if (!here.exists())
            return paths;
        m_watched << here.path();
        for (const QString& name : here.entryList(names, QDir::Files | QDir::Hidden, QDir::Name))
            paths << (folder.isEmpty() ? name : folder + u'/' + name);
        return paths;
    }

    /// A link may lead around in a circle.
    void addActions(QStringList& paths, const QString& folder, int levels)
    {
        paths << within(folder, actionNames());
        if (levels == 0)
            return;
        for (const QString& name :
             QDir(whole(folder)).entryList(QDir::Dirs | QDir::NoDotAndDotDot | QDir::NoSymLinks, QDir::Name))
            addActions(paths, folder + u'/' + name, levels - 1);
    }

    QString m_root;
    QStringList m_watched;
};

/// Lines and columns of ranges that come in the order of the text.
class Places {
public:
    explicit Places(const QByteArray& text)
        : m_text(text)
    {
    }

    std::pair<int, int> of(int offset)
    {
        offset = std::clamp(offset, 0, int(m_text.size()));
        if (offset < m_lineStart) {
            m_line = 1;
            m_lineStart = 0;
        }
        for (qsizetype end = m_text.indexOf('\n', m_lineStart); end >= 0 && end < offset;
             end = m_text.indexOf('\n', m_lineStart)) {
            ++m_line;
            m_lineStart = int(end) + 1;
        }
        const auto before = QByteArrayView(m_text).sliced(m_lineStart, offset - m_lineStart);
        return {m_line, int(QString::fromUtf8(before).size()) + 1};
    }

private:
    QByteArray m_text;
    int m_line = 1;
    int m_lineStart = 0;
};

core::Result<QByteArray> read(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return std::unexpected(
            core::Error{.kind = core::ErrorKind::Storage,
                        .what = QCoreApplication::translate("Folder", "The file cannot be read."),
                        .advice = QCoreApplication::translate("Folder", "See whether you may read it."),
                        .detail = file.errorString()});
    }
    QByteArray bytes = file.read(TextFile::mostBytes + 1);
    const auto text = TextFile::read(bytes);
    if (!text)
        return std::unexpected(text.error());
    if (const std::optional<core::Error>& obstacle = text->obstacle)
        return std::unexpected(*obstacle);
    return bytes;
}

std::vector<PlacedProblem> judged(const FolderCheck& check, const QByteArray& text, const QString& path)
{
    std::vector<PlacedProblem> problems;
    if (!check)
        return problems;
    Places places(text);
    for (const lint::Diagnostic& one : check(text, path)) {
        const auto [line, column] = places.of(one.range.start);
        problems.push_back(
            {.severity = one.severity, .rule = one.rule, .message = one.message, .line = line, .column = column});
    }
    return problems;
}

std::pair<QString, QByteArray> nameAndDigest(const FolderFile& file)
{
    return {file.path, file.digest};
}

/// Where the way to a folder that is gone ends, which is where it may come back.
QString nearestThere(const QString& path)
{
    QDir nearest(path);
    while (!nearest.exists() && !nearest.isRoot())
        nearest.setPath(QFileInfo(nearest.path()).path());
    return nearest.path();
}

} // namespace

QString settingsPath()
{
    return u".github/signalbox-lint.yml"_s;
}

FolderContents readFolder(const QString& root, const MakeFolderCheck& makeCheck, const FolderContents& before)
{
    FolderContents contents;
    const QString clean = QDir::cleanPath(root);
    contents.isThere = QFileInfo(clean).isDir();
    if (!contents.isThere) {
        contents.watched = {nearestThere(clean)};
        return contents;
    }
    const QByteArray settings = read(clean + u'/' + settingsPath()).value_or(QByteArray());
    contents.settings = contentDigest(settings);
    Folder folder(clean);
    std::vector<QByteArray> texts;
    for (const QString& path : folder.paths()) {
        FolderFile file{.path = path};
        const QString whole = clean + u'/' + path;
        const auto bytes = read(whole);
        if (bytes)
            file.digest = contentDigest(*bytes);
        else
            file.obstacle = bytes.error();
        texts.push_back(bytes.value_or(QByteArray()));
        contents.files.push_back(std::move(file));
        contents.watched << whole;
    }
    const bool isSame = contents.settings == before.settings
        && std::ranges::equal(contents.files, before.files, {}, nameAndDigest, nameAndDigest);
    const FolderCheck check = makeCheck && !isSame ? makeCheck(clean, settings) : FolderCheck();
    for (size_t i = 0; i < contents.files.size(); ++i) {
        FolderFile& file = contents.files[i];
        if (isSame)
            file.problems = before.files[i].problems;
        else if (!file.obstacle)
            file.problems = judged(check, texts[i], file.path);
    }
    contents.watched << folder.watched() << clean;
    contents.watched.removeDuplicates();
    return contents;
}

} // namespace signalbox::editing
