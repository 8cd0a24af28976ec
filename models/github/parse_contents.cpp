// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "github/parse.h"
#include "github/parse_list.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace signalbox::github {
namespace {

core::Branch branchOf(const JsonReader& json)
{
    return {.name = json.text("name"_L1),
            .commit = json.object("commit"_L1).text("sha"_L1),
            .isProtected = json.optionalFlag("protected"_L1).value_or(false)};
}

core::FolderEntry entryOf(const JsonReader& json)
{
    return {.path = json.text("path"_L1),
            .isFolder = json.text("type"_L1) == "dir"_L1,
            .size = json.optionalInteger("size"_L1).value_or(0)};
}

} // namespace

core::Result<core::RepositoryFile> parseFileToChange(const QByteArray& body)
{
    auto bytes = parseFile(body);
    if (!bytes)
        return std::unexpected(bytes.error());
    const auto json = JsonReader::fromBody(body);
    return json.result(core::RepositoryFile{
        .bytes = *std::move(bytes), .sha = json.text("sha"_L1), .webUrl = json.optionalUrl("html_url"_L1)});
}

core::Result<std::vector<core::FolderEntry>> parseFolder(const QByteArray& body)
{
    if (body.trimmed().startsWith('{'))
        return std::unexpected(
            core::Error{.kind = core::ErrorKind::Unsupported, .what = u"This is a file, and no folder."_s});
    const auto json = JsonReader::fromBody(body);
    auto items = json.items();
    std::erase_if(items, [](const JsonReader& item) {
        const QString type = item.text("type"_L1);
        return type != "file"_L1 && type != "dir"_L1;
    });
    return json.result(readEach(items, entryOf));
}

core::Result<std::vector<core::Branch>> parseBranches(const QByteArray& body)
{
    const auto json = JsonReader::fromBody(body);
    return json.result(readEach(json.items(), branchOf));
}

core::Result<core::Branch> parseBranch(const QByteArray& body)
{
    const auto json = JsonReader::fromBody(body);
    return json.result(branchOf(json));
}

core::Result<bool> parseWantsPullRequest(const QByteArray& body)
{
    const auto json = JsonReader::fromBody(body);
    const auto rules = json.items();
    return json.result(
        std::ranges::any_of(rules, [](const JsonReader& rule) { return rule.text("type"_L1) == "pull_request"_L1; }));
}

core::Result<core::CommittedFile> parseCommittedFile(const QByteArray& body)
{
    const auto json = JsonReader::fromBody(body);
    const JsonReader commit = json.object("commit"_L1);
    return json.result(core::CommittedFile{.sha = json.object("content"_L1).text("sha"_L1),
                                           .commit = commit.text("sha"_L1),
                                           .webUrl = commit.optionalUrl("html_url"_L1)});
}

} // namespace signalbox::github
