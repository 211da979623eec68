#!/usr/bin/env -S dotnet run
#:project Build/VaeLint.Eng.csproj
#:property PublishAot=false

return VaeLint.Eng.Commands.Run(args);
