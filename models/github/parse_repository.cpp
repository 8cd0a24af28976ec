// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "github/parse.h"
#include "github/parse_list.h"

using namespace Qt::StringLiterals;

namespace signalbox::github {
namespace {

core::RepositoryName nameOf(const JsonReader& json)
{
    const QString full = json.text("full_name"_L1);
    const auto slash = full.indexOf(u'/');
    if (slash <= 0 || slash == full.size() - 1)
        json.reject("full_name"_L1, u"\"%1\" is not owner/name"_s.arg(full.left(100)));
    return {.owner = full.left(slash), .name = full.mid(slash + 1)};
}

core::Repository repositoryOf(const JsonReader& json)
{
    core::Repository repository{
        .id = {json.integer("id"_L1)},
        .name = nameOf(json),
        .defaultBranch = json.optionalText("default_branch"_L1),
        .isPrivate = json.optionalFlag("private"_L1).value_or(false),
        .archived = json.optionalFlag("archived"_L1).value_or(false),
        .disabled = json.optionalFlag("disabled"_L1).value_or(false),
        .isFork = json.optionalFlag("fork"_L1).value_or(false),
        .pushedAt = json.optionalTime("pushed_at"_L1),
        .webUrl = json.optionalUrl("html_url"_L1),
    };
    for (const auto& topic : json.optionalArray("topics"_L1))
        repository.topics << topic.text();
    if (const auto permissions = json.optionalObject("permissions"_L1)) {
        repository.canPush = permissions->optionalFlag("push"_L1).value_or(false);
        repository.canAdminister = permissions->optionalFlag("admin"_L1).value_or(false);
    }
    return repository;
}

} // namespace

core::Result<core::Repository> parseRepository(const QByteArray& body)
{
    const auto json = JsonReader::fromBody(body);
    return json.result(repositoryOf(json));
}

core::Result<std::vector<core::Repository>> parseRepositories(const QByteArray& body)
{
    const auto json = JsonReader::fromBody(body);
    return json.result(readEach(json.items(), repositoryOf));
}

} // namespace signalbox::github
