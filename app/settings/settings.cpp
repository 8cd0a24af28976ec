// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/settings.h"

#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace signalbox::settings {
namespace {

constexpr auto accountsKey = "accounts"_L1;
constexpr auto idKey = "id"_L1;
constexpr auto loginKey = "login"_L1;
constexpr auto apiKey = "api"_L1;
constexpr auto webKey = "web"_L1;
constexpr auto repositoriesKey = "repositories"_L1;
constexpr auto keepLogsKey = "logs/keep"_L1;
constexpr auto keptMegabytesKey = "logs/capMegabytes"_L1;
constexpr int usualMegabytes = 1024;
constexpr auto historyDaysKey = "history/keepDays"_L1;
constexpr int usualDays = 400; // as long as GitHub keeps a run
constexpr int fewestDays = 31;
constexpr auto downloadFolderKey = "downloads/folder"_L1;

core::Error storageError(const QString& what, const QString& file)
{
    return {.kind = core::ErrorKind::Storage,
            .what = what.arg(file),
            .advice = u"See who owns the file and what is in it, or move it away to begin with new settings."_s};
}

} // namespace

Settings::Settings(const QString& file)
    : m_file(file, QSettings::IniFormat)
{
}

core::Result<void> Settings::check() const
{
    switch (m_file.status()) {
    case QSettings::NoError:
        return {};
    case QSettings::AccessError:
        return std::unexpected(storageError(u"The settings %1 cannot be read or written."_s, m_file.fileName()));
    case QSettings::FormatError:
        return std::unexpected(storageError(u"The settings %1 are not a settings file."_s, m_file.fileName()));
    }
    return {};
}

std::vector<WatchedAccount> Settings::accounts() const
{
    // QSettings reads an array only by moving a cursor in itself; a second one on the same file has the same values.
    QSettings file(m_file.fileName(), m_file.format());
    std::vector<WatchedAccount> found;
    const int count = file.beginReadArray(accountsKey);
    for (int i = 0; i < count; ++i) {
        file.setArrayIndex(i);
        WatchedAccount entry{.account = {.id = file.value(idKey).toString(),
                                         .login = file.value(loginKey).toString(),
                                         .apiUrl = QUrl(file.value(apiKey).toString(), QUrl::StrictMode),
                                         .webUrl = QUrl(file.value(webKey).toString(), QUrl::StrictMode)}};
        if (entry.account.id.isEmpty() || entry.account.apiUrl.host().isEmpty())
            continue;
        for (const auto& text : file.value(repositoriesKey).toStringList()) {
            if (const auto name = core::RepositoryName::parse(text))
                entry.repositories.push_back(*name);
        }
        found.push_back(std::move(entry));
    }
    return found;
}

void Settings::keep(const WatchedAccount& account)
{
    auto all = accounts();
    const auto known = std::ranges::find(all, account.account.id, [](const auto& entry) { return entry.account.id; });
    if (known != all.end())
        *known = account;
    else
        all.push_back(account);
    write(all);
}

void Settings::forget(const core::AccountId& id)
{
    auto all = accounts();
    std::erase_if(all, [&](const auto& entry) { return entry.account.id == id; });
    write(all);
}

void Settings::write(const std::vector<WatchedAccount>& accounts)
{
    m_file.remove(accountsKey);
    m_file.beginWriteArray(accountsKey, static_cast<int>(accounts.size()));
    for (int i = 0; const auto& [account, repositories] : accounts) {
        m_file.setArrayIndex(i++);
        m_file.setValue(idKey, account.id);
        m_file.setValue(loginKey, account.login);
        m_file.setValue(apiKey, account.apiUrl.toString());
        m_file.setValue(webKey, account.webUrl.toString());
        QStringList names;
        for (const auto& name : repositories)
            names << name.full();
        m_file.setValue(repositoriesKey, names);
    }
    m_file.endArray();
}

bool Settings::keepsLogs() const
{
    return m_file.value(keepLogsKey).toBool();
}

void Settings::setKeepsLogs(bool keeps)
{
    m_file.setValue(keepLogsKey, keeps);
}

qint64 Settings::keptLogBytes() const
{
    bool understood = false;
    const int megabytes = m_file.value(keptMegabytesKey, usualMegabytes).toInt(&understood);
    return qint64(understood && megabytes > 0 ? megabytes : usualMegabytes) << 20;
}

int Settings::historyDays() const
{
    bool understood = false;
    const int days = m_file.value(historyDaysKey, usualDays).toInt(&understood);
    if (!understood || days < 0)
        return usualDays;
    return days == 0 ? 0 : std::max(days, fewestDays);
}

QString Settings::downloadFolder() const
{
    const QString chosen = m_file.value(downloadFolderKey).toString();
    return chosen.isEmpty() ? QStandardPaths::writableLocation(QStandardPaths::DownloadLocation) : chosen;
}

void Settings::setDownloadFolder(const QString& folder)
{
    m_file.setValue(downloadFolderKey, folder);
}

core::Result<void> Settings::save()
{
    m_file.sync();
    return check();
}

} // namespace signalbox::settings
