// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "github/parse.h"
#include "github/parse_list.h"
#include "github/parse_people.h"

using namespace Qt::StringLiterals;

namespace signalbox::github {
namespace {

using core::ChangedFile;
using core::Comparison;

constexpr size_t mostFiles = 300; // that GitHub names

Comparison::Direction directionOf(const QString& word)
{
    if (word == "ahead"_L1)
        return Comparison::Direction::Ahead;
    if (word == "behind"_L1)
        return Comparison::Direction::Behind;
    if (word == "identical"_L1)
        return Comparison::Direction::Identical;
    return word == "diverged"_L1 ? Comparison::Direction::Diverged : Comparison::Direction::Unknown;
}

ChangedFile::Change changeOf(const QString& word)
{
    if (word == "added"_L1 || word == "copied"_L1)
        return ChangedFile::Change::Added;
    if (word == "removed"_L1)
        return ChangedFile::Change::Removed;
    if (word == "modified"_L1 || word == "changed"_L1)
        return ChangedFile::Change::Modified;
    return word == "renamed"_L1 ? ChangedFile::Change::Renamed : ChangedFile::Change::Unknown;
}

core::Commit commitOf(const JsonReader& json)
{
    const JsonReader commit = json.object("commit"_L1);
    const auto author = commit.optionalObject("author"_L1);
    const auto committer = commit.optionalObject("committer"_L1);
    QString name = loginOf(json, "author"_L1);
    if (name.isEmpty() && author)
        name = author->optionalText("name"_L1);
    return {.id = json.text("sha"_L1),
            .message = commit.text("message"_L1),
            .author = name,
            .at = committer ? committer->optionalTime("date"_L1).value_or(QDateTime()) : QDateTime(),
            .parents = int(json.optionalArray("parents"_L1).size())};
}

ChangedFile fileOf(const JsonReader& json)
{
    return {.path = json.text("filename"_L1),
            .pathBefore = json.optionalText("previous_filename"_L1),
            .change = changeOf(json.text("status"_L1)),
            .additions = json.optionalNumber("additions"_L1).value_or(0),
            .deletions = json.optionalNumber("deletions"_L1).value_or(0)};
}

} // namespace

core::Result<Comparison> parseComparison(const QByteArray& body)
{
    const auto json = JsonReader::fromBody(body);
    Comparison comparison{.direction = directionOf(json.text("status"_L1)),
                          .aheadBy = json.number("ahead_by"_L1),
                          .behindBy = json.number("behind_by"_L1),
                          .commits = readEach(json.array("commits"_L1), commitOf),
                          .files = readEach(json.optionalArray("files"_L1), fileOf),
                          .webUrl = json.optionalUrl("html_url"_L1)};
    comparison.hasAllCommits = int(comparison.commits.size()) >= comparison.aheadBy;
    comparison.hasAllFiles = comparison.files.size() < mostFiles;
    return json.result(std::move(comparison));
}

core::Result<core::Commit> parseCommit(const QByteArray& body)
{
    const auto json = JsonReader::fromBody(body);
    return json.result(commitOf(json));
}

} // namespace signalbox::github
