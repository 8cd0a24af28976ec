// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QString>

namespace signalbox::demo {

/// What a token may do.
enum class Rights {
    Invalid, ///< 401 Bad credentials
    Expired, ///< 401 Bad credentials, as GitHub says for these too
    Read, ///< writes get 403 "Resource not accessible by personal access token"
    Write,
    Administer, ///< also what needs administration: branch protection, environments
};

struct TokenGrant {
    Rights rights = Rights::Administer;
    QString login; ///< whose token it is; empty is the scenario's viewer
    bool classic = true; ///< sends X-OAuth-Scopes; a fine-grained one does not
    bool workflows = true; ///< may write files below .github/workflows
};

/// Which tokens are known. Any text that is not listed is a token of the viewer with all rights; listed from the start:
/// "bad-token", "expired-token", "read-only-token", "write-token", "fine-grained-token",
/// "no-workflow-token", "fine-grained-no-workflow-token".
class Tokens {
public:
    Tokens();

    void set(const QString& token, const TokenGrant& grant) { m_grants.insert(token, grant); }
    TokenGrant grant(const QString& token) const { return m_grants.value(token); }
    bool isListed(const QString& token) const { return m_grants.contains(token); }

private:
    QHash<QString, TokenGrant> m_grants;
};

} // namespace signalbox::demo
