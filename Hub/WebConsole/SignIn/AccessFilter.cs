using System.Reflection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SafeguardingHub.Audit;

namespace SafeguardingHub.WebConsole.SignIn;

/// <summary>
/// Lets a person see a page or not, as the page says what it needs. Who is not signed in is asked to, and what was typed is kept; a no to
/// somebody who is goes into the audit.
/// </summary>
public sealed class AccessFilter(Drafts drafts, AuditTrail audit) : IAsyncAuthorizationFilter
{
    public async Task OnAuthorizationAsync(AuthorizationFilterContext context)
    {
        var http = context.HttpContext;
        var descriptor = (CompiledPageActionDescriptor)context.ActionDescriptor;
        var page = descriptor.ModelTypeInfo!;
        if (HttpMethods.IsPost(http.Request.Method) && !descriptor.HandlerMethods.Any(handler => handler.HttpMethod == "Post" && string.Equals(handler.Name ?? "", http.Request.Query["handler"].ToString(), StringComparison.OrdinalIgnoreCase)))
        {
            context.Result = new StatusCodeResult(StatusCodes.Status405MethodNotAllowed);
            return;
        }

        if (page.GetCustomAttribute<ForEverybodyAttribute>() is not null)
        {
            return;
        }

        if (http.Items.ContainsKey(typeof(StoreAwayException)))
        {
            context.Result = new StatusCodeResult(StatusCodes.Status503ServiceUnavailable);
            return;
        }

        if (http.Person() is not { } person)
        {
            await AskToSignInAsync(context, http, page.GetCustomAttribute<KeepsNothingAttribute>() is null);
            return;
        }

        if (page.GetCustomAttribute<NeedsAttribute>() is not { } needs || !needs.AreMetBy(person))
        {
            await audit.AppendAsync(person.Actor, "refused-page", context.ActionDescriptor.AttributeRouteInfo?.Template ?? page.Name, $"{http.Request.Method} by {person}", http.RequestAborted);
            context.Result = new StatusCodeResult(StatusCodes.Status403Forbidden);
        }
    }

    private async Task AskToSignInAsync(AuthorizationFilterContext context, HttpContext http, bool keeps)
    {
        var path = http.Request.Path.Value ?? "/";
        var ended = http.Session();
        if (keeps && HttpMethods.IsPost(http.Request.Method) && http.Request.HasFormContentType && ended is not null)
        {
            await drafts.KeepAsync(ended.Person, path, await http.Request.ReadFormAsync(http.RequestAborted), http.RequestAborted);
        }

        var kept = ended is not null && await drafts.FindAsync(ended.Person, path, http.RequestAborted) is not null;
        // What was searched for or filtered by stays; a form is asked for again with what was typed.
        var back = HttpMethods.IsGet(http.Request.Method) ? path + http.Request.QueryString : path;
        var query = QueryString.Create("from", back);
        context.Result = new RedirectResult("/sign-in" + (ended is null ? query : query.Add("ended", kept ? "kept" : "yes")));
    }
}
